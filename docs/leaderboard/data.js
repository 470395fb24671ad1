const BOARD = {
"first": "photos-200",
"terms": "The pictures are squares of photographs bundled with scikit-image (public domain or CC0), digits of MNIST (CC BY-SA 3.0) and Kodak's test photographs (released for unrestricted use).",
"suites": [
{
"name": "mnist-5",
"dataset": "mnist",
"pictures": 10000,
"budget": 5,
"size": 128,
"paper": 0.00596,
"digest": "d0083ace6bede9398f5b316e433aae1c988c9be992448529d89385d80a65a1f1",
"targets": "pictures/mnist.webp",
"may_be_shown": true
},
{
"name": "svhn-40",
"dataset": "svhn",
"pictures": 10,
"budget": 40,
"size": 128,
"paper": 0.00126,
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"targets": null,
"may_be_shown": false
},
{
"name": "faces-200",
"dataset": "celeba",
"pictures": 800,
"budget": 200,
"size": 128,
"paper": 0.00313,
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"targets": null,
"may_be_shown": false
},
{
"name": "imagenet-400",
"dataset": "imagenet",
"pictures": 90,
"budget": 400,
"size": 128,
"paper": 0.00843,
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"targets": null,
"may_be_shown": false
},
{
"name": "photos-10",
"dataset": "photos",
"pictures": 100,
"budget": 10,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "photos-20",
"dataset": "photos",
"pictures": 100,
"budget": 20,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "photos-50",
"dataset": "photos",
"pictures": 100,
"budget": 50,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "photos-100",
"dataset": "photos",
"pictures": 100,
"budget": 100,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "photos-200",
"dataset": "photos",
"pictures": 100,
"budget": 200,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "photos-500",
"dataset": "photos",
"pictures": 100,
"budget": 500,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "photos-1000",
"dataset": "photos",
"pictures": 100,
"budget": 1000,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "circle-50",
"dataset": "photos",
"pictures": 100,
"budget": 50,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "circle-200",
"dataset": "photos",
"pictures": 100,
"budget": 200,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "triangle-50",
"dataset": "photos",
"pictures": 100,
"budget": 50,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "triangle-200",
"dataset": "photos",
"pictures": 100,
"budget": 200,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "rectangle-50",
"dataset": "photos",
"pictures": 100,
"budget": 50,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "rectangle-200",
"dataset": "photos",
"pictures": 100,
"budget": 200,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "marker-50",
"dataset": "photos",
"pictures": 100,
"budget": 50,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "marker-200",
"dataset": "photos",
"pictures": 100,
"budget": 200,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "watercolor-50",
"dataset": "photos",
"pictures": 100,
"budget": 50,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "watercolor-200",
"dataset": "photos",
"pictures": 100,
"budget": 200,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "oil-50",
"dataset": "photos",
"pictures": 100,
"budget": 50,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "oil-200",
"dataset": "photos",
"pictures": 100,
"budget": 200,
"size": 128,
"paper": null,
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"targets": "pictures/photos.webp",
"may_be_shown": true
},
{
"name": "kodak-256",
"dataset": "kodak",
"pictures": 24,
"budget": 256,
"size": 768,
"paper": null,
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"targets": "pictures/kodak.webp",
"may_be_shown": true
},
{
"name": "kodak-512",
"dataset": "kodak",
"pictures": 24,
"budget": 512,
"size": 768,
"paper": null,
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"targets": "pictures/kodak.webp",
"may_be_shown": true
},
{
"name": "kodak-1024",
"dataset": "kodak",
"pictures": 24,
"budget": 1024,
"size": 768,
"paper": null,
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"targets": "pictures/kodak.webp",
"may_be_shown": true
},
{
"name": "kodak-2048",
"dataset": "kodak",
"pictures": 24,
"budget": 2048,
"size": 768,
"paper": null,
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"targets": "pictures/kodak.webp",
"may_be_shown": true
},
{
"name": "kodak-5000",
"dataset": "kodak",
"pictures": 24,
"budget": 5000,
"size": 768,
"paper": null,
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"targets": "pictures/kodak.webp",
"may_be_shown": true
}
],
"results": [
{
"entry": "refined_digits",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00558225,
"low": 0.00551858,
"high": 0.00564418
},
"psnr": {
"mean": 23.4406,
"low": 23.3782,
"high": 23.503
},
"ssim": {
"mean": 0.837228,
"low": 0.835907,
"high": 0.838558
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 4.9944,
"low": 4.9928,
"high": 4.9958
}
},
"mse_of_seeds": [
0.00558225
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 0.0016319453716278076
},
"seconds": {
"batched": 0.08689833303730411,
"processor": 0.0859538999209,
"batch": 32,
"alone": 0.28712949300097534,
"alone_of": 4,
"load": 1.49,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "digits.safetensors",
"bytes": 2940938,
"sha256": "d5ad50146f946a1e8f33503c912774497299acd4277b0f2c4b9a35e9557b367f",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "near",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 5,
"dataset": "mnist",
"size": 64,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "aa22b87"
},
"date": "2026-11-22",
"strip": "pictures/mnist-5-refined_digits.webp",
"film": "films/mnist-5-refined_digits.mp4",
"painting": "paintings/mnist-5-refined_digits.npz",
"learned": {
"pictures": "mnist at 64 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset mnist --size 64 --budget 5 --look near --no-flips --num-envs 32 --replay 8000 --updates 100000 --evaluate-every 2500 --evaluate-on 512 --threads 1"
}
},
{
"entry": "refined",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00600067,
"low": 0.0059376,
"high": 0.00606393
},
"psnr": {
"mean": 22.9099,
"low": 22.8571,
"high": 22.9623
},
"ssim": {
"mean": 0.835821,
"low": 0.83472,
"high": 0.836932
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 4.9092,
"low": 4.9032,
"high": 4.9154
}
},
"mse_of_seeds": [
0.00600067
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.1641532182693481e-10,
"worst_pixel": 0.0005234334385022521
},
"seconds": {
"batched": 0.0713512974708181,
"processor": 0.07056749784129998,
"batch": 32,
"alone": 0.27026882649806794,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": "pictures/mnist-5-refined.webp",
"film": "films/mnist-5-refined.mp4",
"painting": "paintings/mnist-5-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "search",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00605216,
"low": 0.0059933,
"high": 0.00611335
},
"psnr": {
"mean": 22.8599,
"low": 22.805,
"high": 22.9125
},
"ssim": {
"mean": 0.823785,
"low": 0.822508,
"high": 0.825029
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 4.9878,
"low": 4.9856,
"high": 4.9899
}
},
"mse_of_seeds": [
0.00605216
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 6.984919309616089e-10,
"worst_pixel": 5.9604644775390625e-06
},
"seconds": {
"batched": 0.07158232312570909,
"processor": 0.07065942019880005,
"batch": 32,
"alone": 0.26308225675165886,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": "pictures/mnist-5-search.webp",
"film": "films/mnist-5-search.mp4",
"painting": "paintings/mnist-5-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "digits",
"suite": "mnist-5",
"digest": "d0083ace6bede9398f5b316e433aae1c988c9be992448529d89385d80a65a1f1",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00766633,
"low": 0.00757721,
"high": 0.00775462
},
"psnr": {
"mean": 22.0588,
"low": 21.999,
"high": 22.1227
},
"ssim": {
"mean": 0.80562,
"low": 0.804108,
"high": 0.807185
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.00766633
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.3969838619232178e-09,
"worst_pixel": 3.2782554626464844e-06
},
"seconds": {
"batched": 0.024166691354400246,
"processor": 0.020492377907100023,
"batch": 32,
"alone": 0.02200545799860265,
"alone_of": 4,
"load": 2.17,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, d07d2c5-dirty"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "digits.safetensors",
"bytes": 2940938,
"sha256": "d5ad50146f946a1e8f33503c912774497299acd4277b0f2c4b9a35e9557b367f",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "near",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 5,
"dataset": "mnist",
"size": 64,
"sees": "missing x 4"
}
}
],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/mnist-5-digits.webp",
"film": "films/mnist-5-digits.mp4",
"painting": "paintings/mnist-5-digits.npz",
"learned": {
"pictures": "mnist at 64 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset mnist --size 64 --budget 5 --look near --no-flips --num-envs 32 --replay 8000 --updates 100000 --evaluate-every 2500 --evaluate-on 512 --threads 1"
}
},
{
"entry": "general",
"suite": "mnist-5",
"digest": "d0083ace6bede9398f5b316e433aae1c988c9be992448529d89385d80a65a1f1",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.018734,
"low": 0.0185694,
"high": 0.0188999
},
"psnr": {
"mean": 17.8997,
"low": 17.8464,
"high": 17.952
},
"ssim": {
"mean": 0.745724,
"low": 0.744409,
"high": 0.747053
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.018734
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 5,
"mse": 1.862645149230957e-09,
"worst_pixel": 3.6656856536865234e-06
},
"seconds": {
"batched": 0.011564370860598501,
"processor": 0.011557435105799986,
"batch": 32,
"alone": 0.014350749000186624,
"alone_of": 4,
"load": 1.65,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/mnist-5-general.webp",
"film": "films/mnist-5-general.mp4",
"painting": "paintings/mnist-5-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "greedy",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0193305,
"low": 0.0191546,
"high": 0.0195053
},
"psnr": {
"mean": 17.801,
"low": 17.7471,
"high": 17.8546
},
"ssim": {
"mean": 0.738538,
"low": 0.736927,
"high": 0.740208
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.0193305
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 2.09808349609375e-05
},
"seconds": {
"batched": 0.0603427316260786,
"processor": 0.0596168567689,
"batch": 32,
"alone": 0.06881415550378733,
"alone_of": 4,
"load": 2.08,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "125ea88"
},
"date": "2026-11-22",
"strip": "pictures/mnist-5-greedy.webp",
"film": "films/mnist-5-greedy.mp4",
"painting": "paintings/mnist-5-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "sb3_ppo",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0473399,
"low": 0.0469868,
"high": 0.0476659
},
"psnr": {
"mean": 13.5862,
"low": 13.5511,
"high": 13.622
},
"ssim": {
"mean": 0.579803,
"low": 0.577883,
"high": 0.581717
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.0473399
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
"worst_pixel": 1.9073486328125e-06
},
"seconds": {
"batched": 0.002073332859999209,
"processor": 0.0018526943848999984,
"batch": 32,
"alone": 0.004190006999124307,
"alone_of": 4,
"load": 2.14,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ppo-mnist-5/final.safetensors",
"bytes": 827394,
"sha256": "a228a0882d48f30814730b575245e501d6a72a3026e8b885d9a78a4cab782049",
"spec": {
"network": "sb3",
"algorithm": "ppo",
"squash": "clip",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 5,
"dataset": "mnist",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/mnist-5-sb3_ppo.webp",
"film": "films/mnist-5-sb3_ppo.mp4",
"painting": "paintings/mnist-5-sb3_ppo.npz",
"learned": {
"pictures": "mnist at 32 px",
"command": "python -m agents.train sb3_ppo --preset mnist-5"
}
},
{
"entry": "sb3_ddpg",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0624997,
"low": 0.0621655,
"high": 0.062818
},
"psnr": {
"mean": 12.1979,
"low": 12.1747,
"high": 12.2215
},
"ssim": {
"mean": 0.536707,
"low": 0.535493,
"high": 0.538008
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.0624997
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
"worst_pixel": 2.3543834686279297e-06
},
"seconds": {
"batched": 0.002027593920399522,
"processor": 0.0020003005601999997,
"batch": 32,
"alone": 0.003995899751316756,
"alone_of": 4,
"load": 1.99,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ddpg-mnist-5/final.safetensors",
"bytes": 827402,
"sha256": "7530205379e7163bb47e2763c148f1a94683374ca0f2f0a14cb531f4a95a2d1a",
"spec": {
"network": "sb3",
"algorithm": "ddpg",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 5,
"dataset": "mnist",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/mnist-5-sb3_ddpg.webp",
"film": "films/mnist-5-sb3_ddpg.mp4",
"painting": "paintings/mnist-5-sb3_ddpg.npz",
"learned": {
"pictures": "mnist at 32 px",
"command": "python -m agents.train sb3_ddpg --preset mnist-5"
}
},
{
"entry": "sb3_td3",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0647574,
"low": 0.0643273,
"high": 0.0651586
},
"psnr": {
"mean": 12.1112,
"low": 12.0857,
"high": 12.1397
},
"ssim": {
"mean": 0.465654,
"low": 0.46461,
"high": 0.466761
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.0647575
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.725290298461914e-09,
"worst_pixel": 4.26173210144043e-06
},
"seconds": {
"batched": 0.002049221949096682,
"processor": 0.0020089106590999994,
"batch": 32,
"alone": 0.0048156650009332225,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_td3-mnist-5/final.safetensors",
"bytes": 827394,
"sha256": "f9fb7183df3d0cad9d0595ac677065a8842348c00bd844a95e373749796a9bee",
"spec": {
"network": "sb3",
"algorithm": "td3",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 5,
"dataset": "mnist",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/mnist-5-sb3_td3.webp",
"film": "films/mnist-5-sb3_td3.mp4",
"painting": "paintings/mnist-5-sb3_td3.npz",
"learned": {
"pictures": "mnist at 32 px",
"command": "python -m agents.train sb3_td3 --preset mnist-5"
}
},
{
"entry": "sb3_sac",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0665197,
"low": 0.0660512,
"high": 0.0669488
},
"psnr": {
"mean": 12.0358,
"low": 12.0064,
"high": 12.0671
},
"ssim": {
"mean": 0.3481,
"low": 0.346824,
"high": 0.349456
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.0665197
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
"worst_pixel": 4.6581029891967773e-05
},
"seconds": {
"batched": 0.0020163735866051864,
"processor": 0.0019907036666999994,
"batch": 32,
"alone": 0.0040163275007216725,
"alone_of": 4,
"load": 2.03,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_sac-mnist-5/final.safetensors",
"bytes": 827394,
"sha256": "5f9bbe030224c9725fdae17fd85ddf89cfa64f14157c5618922fac3722a249fa",
"spec": {
"network": "sb3",
"algorithm": "sac",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 5,
"dataset": "mnist",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/mnist-5-sb3_sac.webp",
"film": "films/mnist-5-sb3_sac.mp4",
"painting": "paintings/mnist-5-sb3_sac.npz",
"learned": {
"pictures": "mnist at 32 px",
"command": "python -m agents.train sb3_sac --preset mnist-5"
}
},
{
"entry": "layered",
"suite": "mnist-5",
"digest": "d0083ace6bede9398f5b316e433aae1c988c9be992448529d89385d80a65a1f1",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0801887,
"low": 0.0796657,
"high": 0.08069
},
"psnr": {
"mean": 11.2108,
"low": 11.1821,
"high": 11.2405
},
"ssim": {
"mean": 0.29958,
"low": 0.297473,
"high": 0.301779
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.0801887
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.4901161193847656e-08,
"worst_pixel": 2.127140760421753e-06
},
"seconds": {
"batched": 0.004686654428708425,
"processor": 0.004623221487500001,
"batch": 32,
"alone": 0.00471257625031285,
"alone_of": 4,
"load": 2.15,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 125ea88"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/mnist-5-layered.webp",
"film": "films/mnist-5-layered.mp4",
"painting": "paintings/mnist-5-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "blank",
"suite": "mnist-5",
"digest": "d0083ace6bede9398f5b316e433aae1c988c9be992448529d89385d80a65a1f1",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.102693,
"low": 0.10188,
"high": 0.103452
},
"psnr": {
"mean": 10.2253,
"low": 10.1918,
"high": 10.2603
},
"ssim": {
"mean": 0.665405,
"low": 0.663922,
"high": 0.666918
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.102693
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 8.121669670799747e-08,
"processor": 8.202539999775382e-08,
"batch": 32,
"alone": 2.8422527975635603e-06,
"alone_of": 4,
"load": 6.59,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/mnist-5-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "random",
"suite": "mnist-5",
"digest": "d0083ace6bede9398f5b316e433aae1c988c9be992448529d89385d80a65a1f1",
"dataset": "mnist",
"pictures": 10000,
"size": 128,
"budget": 5,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.120473,
"low": 0.120233,
"high": 0.120723
},
"psnr": {
"mean": 9.3643,
"low": 9.35534,
"high": 9.37317
},
"ssim": {
"mean": 0.257783,
"low": 0.257036,
"high": 0.258521
},
"strokes": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
},
"visible": {
"mean": 5.0,
"low": 5.0,
"high": 5.0
}
},
"mse_of_seeds": [
0.120719,
0.120201,
0.120497
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 6.67572021484375e-06
},
"seconds": {
"batched": 5.854986045354356e-07,
"processor": 3.191709333329129e-07,
"batch": 32,
"alone": 6.760252290405333e-06,
"alone_of": 4,
"load": 6.03,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/mnist-5-random.webp",
"film": "films/mnist-5-random.mp4",
"painting": "paintings/mnist-5-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "refined",
"suite": "svhn-40",
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000172839,
"low": 0.000121562,
"high": 0.000221906
},
"psnr": {
"mean": 38.2921,
"low": 36.7752,
"high": 40.0349
},
"ssim": {
"mean": 0.95129,
"low": 0.941421,
"high": 0.962193
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.000172839
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.0477378964424133e-08,
"worst_pixel": 0.009695231914520264
},
"seconds": {
"batched": 0.7139843583994662,
"processor": 0.7075478031,
"batch": 32,
"alone": 0.9371220487482788,
"alone_of": 4,
"load": 0.77,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 776f311"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "search",
"suite": "svhn-40",
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00020183,
"low": 0.000139414,
"high": 0.000259088
},
"psnr": {
"mean": 37.7253,
"low": 36.0508,
"high": 39.6777
},
"ssim": {
"mean": 0.942893,
"low": 0.930489,
"high": 0.956916
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.00020183
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.7302227206528187e-08,
"worst_pixel": 0.03269684314727783
},
"seconds": {
"batched": 0.6203733721995377,
"processor": 0.6156180584000001,
"batch": 32,
"alone": 0.979890376500407,
"alone_of": 4,
"load": 0.68,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 776f311"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "greedy",
"suite": "svhn-40",
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000714449,
"low": 0.000519372,
"high": 0.000893763
},
"psnr": {
"mean": 32.0553,
"low": 30.6112,
"high": 33.7704
},
"ssim": {
"mean": 0.864462,
"low": 0.841228,
"high": 0.890775
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.000714449
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.4924596548080444e-10,
"worst_pixel": 1.2874603271484375e-05
},
"seconds": {
"batched": 0.5153058617011993,
"processor": 0.5072376188,
"batch": 32,
"alone": 0.5124504740051634,
"alone_of": 4,
"load": 2.27,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "svhn-40",
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00111568,
"low": 0.000777776,
"high": 0.00144131
},
"psnr": {
"mean": 30.2287,
"low": 28.6327,
"high": 32.0435
},
"ssim": {
"mean": 0.853163,
"low": 0.82602,
"high": 0.882785
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.00111568
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 40,
"mse": 0.0,
"worst_pixel": 1.1920928955078125e-06
},
"seconds": {
"batched": 0.1411092522997933,
"processor": 0.08970712410000488,
"batch": 32,
"alone": 0.18744105550013046,
"alone_of": 4,
"load": 3.47,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "svhn-40",
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.007717,
"low": 0.00546287,
"high": 0.0103016
},
"psnr": {
"mean": 21.7816,
"low": 20.3403,
"high": 23.45
},
"ssim": {
"mean": 0.675922,
"low": 0.631289,
"high": 0.732091
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.007717
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 2.7120113372802734e-06
},
"seconds": {
"batched": 0.015594343800330535,
"processor": 0.015407125300000013,
"batch": 32,
"alone": 0.021970485744532198,
"alone_of": 4,
"load": 2.32,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "whole-quick",
"suite": "svhn-40",
"digest": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.00992091,
"low": 0.00964476,
"high": 0.0101924
},
"psnr": {
"mean": 20.4092,
"low": 20.2644,
"high": 20.5593
},
"ssim": {
"mean": 0.664943,
"low": 0.656176,
"high": 0.673727
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.0101823,
0.0100558,
0.00952464
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 6.0498714447021484e-06
},
"seconds": {
"batched": 0.006495221933437279,
"processor": 0.006485354399999999,
"batch": 32,
"alone": 0.011910679499123944,
"alone_of": 4,
"load": 2.07,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/figures/looks-quick/ours-whole-canvas-0/final.safetensors",
"bytes": 2350722,
"sha256": "dbc46a5c1fc92ed44f28368811aad24dc90d65ae000983b6940de2feb48a74cd",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-1/final.safetensors",
"bytes": 2350722,
"sha256": "60ba53d97733e8b2f8aeb3b0a66bc3940b0e253c735ff68973d2c944b178ec1c",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-2/final.safetensors",
"bytes": 2350722,
"sha256": "0463914ec7f6ab5218af8d191d4fd92d67eb9a5d5c0f441146b91b59f89fd83a",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "photos at 64 px",
"command": "python -m benchmarks.ablations looks --preset quick"
}
},
{
"entry": "paper-quick",
"suite": "svhn-40",
"digest": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0130403,
"low": 0.0122857,
"high": 0.0139755
},
"psnr": {
"mean": 19.2949,
"low": 19.0452,
"high": 19.5203
},
"ssim": {
"mean": 0.696821,
"low": 0.692587,
"high": 0.700827
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.0123954,
0.0119373,
0.0147882
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 2.771615982055664e-05
},
"seconds": {
"batched": 0.005618593733136852,
"processor": 0.005257352900000015,
"batch": 32,
"alone": 0.009821205749176443,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/rewards-quick/wgan-gp-0/final.safetensors",
"bytes": 691994,
"sha256": "b8093b7f1b2123ce934a428f67f84f02c5a69a0dc85e24c9c144be9ef30feb76",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-1/final.safetensors",
"bytes": 691994,
"sha256": "55147f7a71a4255a53747606d45d368e752eb3c2fa9fd5a9d4af3b3ea565c009",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-2/final.safetensors",
"bytes": 691994,
"sha256": "bc4dc4854abe59a26eb5efcca2a672cd39782551ddf84c7964e4c737fc92a6c5",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations rewards --preset quick"
}
},
{
"entry": "sb3_ppo",
"suite": "svhn-40",
"digest": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0224449,
"low": 0.0188718,
"high": 0.0266234
},
"psnr": {
"mean": 16.6459,
"low": 15.896,
"high": 17.3365
},
"ssim": {
"mean": 0.628443,
"low": 0.569654,
"high": 0.691831
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.0224449
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.725290298461914e-09,
"worst_pixel": 7.584691047668457e-06
},
"seconds": {
"batched": 0.02047606780033675,
"processor": 0.020191682600000017,
"batch": 32,
"alone": 0.03597280049871188,
"alone_of": 4,
"load": 2.07,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ppo-forty/final.safetensors",
"bytes": 827402,
"sha256": "8593152f6cc1297b060c52f75669d50c0439cb30f39373d84cff77f1386491fc",
"spec": {
"network": "sb3",
"algorithm": "ppo",
"squash": "clip",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_ppo --preset forty"
}
},
{
"entry": "sb3_ddpg",
"suite": "svhn-40",
"digest": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.031867,
"low": 0.0251968,
"high": 0.0395604
},
"psnr": {
"mean": 15.2164,
"low": 14.2677,
"high": 16.1017
},
"ssim": {
"mean": 0.614716,
"low": 0.561142,
"high": 0.669551
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.031867
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.725290298461914e-09,
"worst_pixel": 1.0579824447631836e-05
},
"seconds": {
"batched": 0.02001082389979274,
"processor": 0.018999431200000007,
"batch": 32,
"alone": 0.029840263750884333,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ddpg-forty/final.safetensors",
"bytes": 827402,
"sha256": "db9dacd05f5fe9ff0c3ab55138d375318e96cf6f8a5d07860393eea9518c7ce1",
"spec": {
"network": "sb3",
"algorithm": "ddpg",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_ddpg --preset forty"
}
},
{
"entry": "sb3_sac",
"suite": "svhn-40",
"digest": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0371614,
"low": 0.0311293,
"high": 0.0428549
},
"psnr": {
"mean": 14.4748,
"low": 13.749,
"high": 15.3108
},
"ssim": {
"mean": 0.596365,
"low": 0.54849,
"high": 0.647465
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.0371614
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
"worst_pixel": 8.970499038696289e-06
},
"seconds": {
"batched": 0.023018795299867632,
"processor": 0.02024104929999999,
"batch": 32,
"alone": 0.04012781524761522,
"alone_of": 4,
"load": 2.01,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_sac-forty/final.safetensors",
"bytes": 827402,
"sha256": "b34efc02dea4af354583fa6c3ba8c5653c5a10946c798808278eb59481401ede",
"spec": {
"network": "sb3",
"algorithm": "sac",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_sac --preset forty"
}
},
{
"entry": "sb3_td3",
"suite": "svhn-40",
"digest": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.061245,
"low": 0.0274361,
"high": 0.102675
},
"psnr": {
"mean": 14.5076,
"low": 11.5972,
"high": 17.3056
},
"ssim": {
"mean": 0.57234,
"low": 0.472885,
"high": 0.679679
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.061245
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 1.245737075805664e-05
},
"seconds": {
"batched": 0.020076438700198197,
"processor": 0.020040926699999996,
"batch": 32,
"alone": 0.03240398275011103,
"alone_of": 4,
"load": 1.88,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_td3-forty/final.safetensors",
"bytes": 827402,
"sha256": "d89fa514139b55c3e91dc509a6ec658222de1cd1ca3287006a723a8e17a878cc",
"spec": {
"network": "sb3",
"algorithm": "td3",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_td3 --preset forty"
}
},
{
"entry": "random",
"suite": "svhn-40",
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.106647,
"low": 0.0997099,
"high": 0.113211
},
"psnr": {
"mean": 10.0328,
"low": 9.78555,
"high": 10.2925
},
"ssim": {
"mean": 0.393555,
"low": 0.384365,
"high": 0.403705
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.110428,
0.0905565,
0.118956
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 2.6881694793701172e-05
},
"seconds": {
"batched": 5.470466567203402e-06,
"processor": 4.592866666541795e-06,
"batch": 32,
"alone": 5.746249371441081e-06,
"alone_of": 4,
"load": 6.38,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "ddpg-quick",
"suite": "svhn-40",
"digest": "ab33dbf4b885196882721a6892ca33a9851ca7e10cc6b587b105c08edad7eb6d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.255517,
"low": 0.230953,
"high": 0.279718
},
"psnr": {
"mean": 6.69706,
"low": 6.26244,
"high": 7.13909
},
"ssim": {
"mean": 0.102902,
"low": 0.0728562,
"high": 0.132804
},
"strokes": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
},
"visible": {
"mean": 40.0,
"low": 40.0,
"high": 40.0
}
},
"mse_of_seeds": [
0.259289,
0.201047,
0.306215
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 6.377696990966797e-06,
"worst_pixel": 0.7737079858779907
},
"seconds": {
"batched": 0.005164214032993187,
"processor": 0.005154935466666662,
"batch": 32,
"alone": 0.009767283001565374,
"alone_of": 4,
"load": 2.06,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/algorithms-quick/model-free-ddpg-0/final.safetensors",
"bytes": 691994,
"sha256": "267a713bfdd99e4d48f726588ed6149f4d7d500ed775caf8cadd5cdafb59edbe",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-1/final.safetensors",
"bytes": 691994,
"sha256": "8a138abc356772f3faaded4294360feb642d939a9b43a5de0a51140a323c5561",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-2/final.safetensors",
"bytes": 691994,
"sha256": "73659eca174c986c57b62d014a35ec5f78ba4f45bb2c763b330a4042b105c076",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations algorithms --preset quick"
}
},
{
"entry": "blank",
"suite": "svhn-40",
"digest": "825349620d0a5c86f8fdd7bbf6857eaa76de1b1dc3100d8a81574ffbb4df459d",
"dataset": "svhn",
"pictures": 10,
"size": 128,
"budget": 40,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.306625,
"low": 0.195976,
"high": 0.420827
},
"psnr": {
"mean": 6.57591,
"low": 4.16807,
"high": 9.19479
},
"ssim": {
"mean": 0.0021748,
"low": 0.00039424,
"high": 0.00418009
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.306625
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 0.00021007440009270794,
"processor": 1.251360000011914e-05,
"batch": 32,
"alone": 3.094497515121475e-06,
"alone_of": 4,
"load": 6.21,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "refined",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000554009,
"low": 0.000530346,
"high": 0.000579488
},
"psnr": {
"mean": 33.1414,
"low": 32.9907,
"high": 33.2863
},
"ssim": {
"mean": 0.90937,
"low": 0.907468,
"high": 0.911224
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.000554009
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.30385160446167e-08,
"worst_pixel": 0.0011523067951202393
},
"seconds": {
"batched": 1.4534214011850235,
"processor": 1.4353766906212504,
"batch": 32,
"alone": 2.069670012253482,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "search",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000570783,
"low": 0.000546825,
"high": 0.000596486
},
"psnr": {
"mean": 32.9799,
"low": 32.8322,
"high": 33.1208
},
"ssim": {
"mean": 0.909001,
"low": 0.907137,
"high": 0.910782
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.000570783
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.9103830456733704e-09,
"worst_pixel": 0.0008094906806945801
},
"seconds": {
"batched": 1.2280027904749113,
"processor": 1.0859932711749998,
"batch": 32,
"alone": 2.382782101751218,
"alone_of": 4,
"load": 2.63,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "greedy",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00220915,
"low": 0.00214226,
"high": 0.00228085
},
"psnr": {
"mean": 26.9359,
"low": 26.8111,
"high": 27.0551
},
"ssim": {
"mean": 0.778374,
"low": 0.77509,
"high": 0.781802
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00220915
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 0.00013805925846099854
},
"seconds": {
"batched": 2.2700919083324154,
"processor": 2.246275654125,
"batch": 32,
"alone": 2.275443745253142,
"alone_of": 4,
"load": 2.02,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00310822,
"low": 0.00301292,
"high": 0.00321184
},
"psnr": {
"mean": 25.4621,
"low": 25.3341,
"high": 25.5824
},
"ssim": {
"mean": 0.703228,
"low": 0.698909,
"high": 0.707569
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00310822
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 2.7939677238464355e-09,
"worst_pixel": 0.00026810169219970703
},
"seconds": {
"batched": 0.510476659309993,
"processor": 0.2805226418912493,
"batch": 32,
"alone": 0.5354006714997013,
"alone_of": 4,
"load": 3.4,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.015847,
"low": 0.015455,
"high": 0.0162224
},
"psnr": {
"mean": 18.2952,
"low": 18.1832,
"high": 18.4105
},
"ssim": {
"mean": 0.451127,
"low": 0.446934,
"high": 0.455347
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.015847
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 3.0994415283203125e-06
},
"seconds": {
"batched": 0.04107330109000031,
"processor": 0.04066269098625,
"batch": 32,
"alone": 0.04213709175019176,
"alone_of": 4,
"load": 2.1,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "whole-quick",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0463526,
"low": 0.0461327,
"high": 0.0465711
},
"psnr": {
"mean": 13.6276,
"low": 13.609,
"high": 13.6466
},
"ssim": {
"mean": 0.303196,
"low": 0.302472,
"high": 0.303895
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.0447234,
0.04765,
0.0466844
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.725290298461914e-09,
"worst_pixel": 0.00014252960681915283
},
"seconds": {
"batched": 0.028943414773348195,
"processor": 0.02862722735041666,
"batch": 32,
"alone": 0.04321656475076452,
"alone_of": 4,
"load": 2.02,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/figures/looks-quick/ours-whole-canvas-0/final.safetensors",
"bytes": 2350722,
"sha256": "dbc46a5c1fc92ed44f28368811aad24dc90d65ae000983b6940de2feb48a74cd",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-1/final.safetensors",
"bytes": 2350722,
"sha256": "60ba53d97733e8b2f8aeb3b0a66bc3940b0e253c735ff68973d2c944b178ec1c",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-2/final.safetensors",
"bytes": 2350722,
"sha256": "0463914ec7f6ab5218af8d191d4fd92d67eb9a5d5c0f441146b91b59f89fd83a",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "photos at 64 px",
"command": "python -m benchmarks.ablations looks --preset quick"
}
},
{
"entry": "paper-quick",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0585319,
"low": 0.0583281,
"high": 0.0587349
},
"psnr": {
"mean": 12.6644,
"low": 12.6498,
"high": 12.6788
},
"ssim": {
"mean": 0.301535,
"low": 0.301227,
"high": 0.30185
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.058828,
0.0550006,
0.0617672
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
"worst_pixel": 0.005492985248565674
},
"seconds": {
"batched": 0.02268276704500446,
"processor": 0.02252886330291667,
"batch": 32,
"alone": 0.05487784475008084,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/rewards-quick/wgan-gp-0/final.safetensors",
"bytes": 691994,
"sha256": "b8093b7f1b2123ce934a428f67f84f02c5a69a0dc85e24c9c144be9ef30feb76",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-1/final.safetensors",
"bytes": 691994,
"sha256": "55147f7a71a4255a53747606d45d368e752eb3c2fa9fd5a9d4af3b3ea565c009",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-2/final.safetensors",
"bytes": 691994,
"sha256": "bc4dc4854abe59a26eb5efcca2a672cd39782551ddf84c7964e4c737fc92a6c5",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations rewards --preset quick"
}
},
{
"entry": "random",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.126467,
"low": 0.125803,
"high": 0.127094
},
"psnr": {
"mean": 9.13607,
"low": 9.11467,
"high": 9.15811
},
"ssim": {
"mean": 0.196212,
"low": 0.195697,
"high": 0.196778
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.128027,
0.126089,
0.125284
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.4901161193847656e-08,
"worst_pixel": 3.814697265625e-06
},
"seconds": {
"batched": 2.159753167688905e-05,
"processor": 6.611747916718258e-06,
"batch": 32,
"alone": 2.7210498956264928e-05,
"alone_of": 4,
"load": 6.27,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "53a14c7"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "blank",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.256107,
"low": 0.249103,
"high": 0.263572
},
"psnr": {
"mean": 6.30357,
"low": 6.17522,
"high": 6.42592
},
"ssim": {
"mean": 0.0174238,
"low": 0.0150166,
"high": 0.020176
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.256107
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 1.2017626431770624e-07,
"processor": 1.1517249999926093e-07,
"batch": 32,
"alone": 2.7314999897498637e-06,
"alone_of": 4,
"load": 6.21,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "53a14c7"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "ddpg-quick",
"suite": "faces-200",
"digest": "64288bc680413c7f52f5fec45d8716aea225d51889efb2b31e0fe3b7b87646b1",
"dataset": "celeba",
"pictures": 800,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.263697,
"low": 0.261985,
"high": 0.265412
},
"psnr": {
"mean": 6.01223,
"low": 5.98151,
"high": 6.04464
},
"ssim": {
"mean": 0.0573814,
"low": 0.0558065,
"high": 0.0589254
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.298942,
0.235597,
0.256551
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.5139579772949219e-05,
"worst_pixel": 0.6285169124603271
},
"seconds": {
"batched": 0.0192583812033475,
"processor": 0.019073393438333332,
"batch": 32,
"alone": 0.049934406499232864,
"alone_of": 4,
"load": 2.02,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/algorithms-quick/model-free-ddpg-0/final.safetensors",
"bytes": 691994,
"sha256": "267a713bfdd99e4d48f726588ed6149f4d7d500ed775caf8cadd5cdafb59edbe",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-1/final.safetensors",
"bytes": 691994,
"sha256": "8a138abc356772f3faaded4294360feb642d939a9b43a5de0a51140a323c5561",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-2/final.safetensors",
"bytes": 691994,
"sha256": "73659eca174c986c57b62d014a35ec5f78ba4f45bb2c763b330a4042b105c076",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations algorithms --preset quick"
}
},
{
"entry": "search",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00117185,
"low": 0.000926067,
"high": 0.00143265
},
"psnr": {
"mean": 32.0879,
"low": 30.9935,
"high": 33.257
},
"ssim": {
"mean": 0.889579,
"low": 0.876235,
"high": 0.902669
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.00117185
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.89530235528946e-10,
"worst_pixel": 0.0003806948661804199
},
"seconds": {
"batched": 1.7607384916666584,
"processor": 1.655161569355556,
"batch": 32,
"alone": 1.9728884730029677,
"alone_of": 4,
"load": 1.44,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "954d27c"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "refined",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00118449,
"low": 0.000929412,
"high": 0.00145631
},
"psnr": {
"mean": 32.1552,
"low": 31.0406,
"high": 33.335
},
"ssim": {
"mean": 0.887911,
"low": 0.874,
"high": 0.901455
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.00118449
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.1641532182693481e-09,
"worst_pixel": 0.00036004185676574707
},
"seconds": {
"batched": 2.562875577089047,
"processor": 2.3587663493555553,
"batch": 32,
"alone": 3.4475437827495625,
"alone_of": 4,
"load": 1.93,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "954d27c"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "greedy",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0040172,
"low": 0.0033504,
"high": 0.00468961
},
"psnr": {
"mean": 25.5248,
"low": 24.7247,
"high": 26.3539
},
"ssim": {
"mean": 0.73003,
"low": 0.705798,
"high": 0.755161
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.0040172
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.321918822824955e-09,
"worst_pixel": 0.003814518451690674
},
"seconds": {
"batched": 4.700638787699993,
"processor": 4.656172636777778,
"batch": 32,
"alone": 4.5211755132513645,
"alone_of": 4,
"load": 2.07,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00508661,
"low": 0.00425861,
"high": 0.00591507
},
"psnr": {
"mean": 24.6097,
"low": 23.7519,
"high": 25.5174
},
"ssim": {
"mean": 0.649846,
"low": 0.61986,
"high": 0.680831
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.00508661
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 400,
"mse": 4.656612873077393e-10,
"worst_pixel": 1.1920928955078125e-06
},
"seconds": {
"batched": 1.1860284254666718,
"processor": 0.6005496621999997,
"batch": 32,
"alone": 1.7606636107493614,
"alone_of": 4,
"load": 4.16,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0148474,
"low": 0.0133317,
"high": 0.0164119
},
"psnr": {
"mean": 18.9743,
"low": 18.4337,
"high": 19.5545
},
"ssim": {
"mean": 0.434844,
"low": 0.405606,
"high": 0.468222
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.0148474
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 6.109476089477539e-07
},
"seconds": {
"batched": 0.10940659087775405,
"processor": 0.10742080761111111,
"batch": 32,
"alone": 0.09162789699621499,
"alone_of": 4,
"load": 2.04,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "whole-quick",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0388289,
"low": 0.0382972,
"high": 0.0393998
},
"psnr": {
"mean": 14.608,
"low": 14.5518,
"high": 14.6645
},
"ssim": {
"mean": 0.285866,
"low": 0.284098,
"high": 0.287593
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.0402529,
0.0373377,
0.038896
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 6.538629531860352e-05
},
"seconds": {
"batched": 0.059900666562990174,
"processor": 0.058974541029629665,
"batch": 32,
"alone": 0.09969696950065554,
"alone_of": 4,
"load": 2.01,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/figures/looks-quick/ours-whole-canvas-0/final.safetensors",
"bytes": 2350722,
"sha256": "dbc46a5c1fc92ed44f28368811aad24dc90d65ae000983b6940de2feb48a74cd",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-1/final.safetensors",
"bytes": 2350722,
"sha256": "60ba53d97733e8b2f8aeb3b0a66bc3940b0e253c735ff68973d2c944b178ec1c",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-2/final.safetensors",
"bytes": 2350722,
"sha256": "0463914ec7f6ab5218af8d191d4fd92d67eb9a5d5c0f441146b91b59f89fd83a",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "photos at 64 px",
"command": "python -m benchmarks.ablations looks --preset quick"
}
},
{
"entry": "paper-quick",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0452808,
"low": 0.0448113,
"high": 0.0457385
},
"psnr": {
"mean": 13.9488,
"low": 13.9029,
"high": 13.9951
},
"ssim": {
"mean": 0.296058,
"low": 0.295191,
"high": 0.296888
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.0445226,
0.0434645,
0.0478553
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.043081283569336e-07,
"worst_pixel": 0.007146298885345459
},
"seconds": {
"batched": 0.04478882133704179,
"processor": 0.04463570182962963,
"batch": 32,
"alone": 0.09436672675110458,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/rewards-quick/wgan-gp-0/final.safetensors",
"bytes": 691994,
"sha256": "b8093b7f1b2123ce934a428f67f84f02c5a69a0dc85e24c9c144be9ef30feb76",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-1/final.safetensors",
"bytes": 691994,
"sha256": "55147f7a71a4255a53747606d45d368e752eb3c2fa9fd5a9d4af3b3ea565c009",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-2/final.safetensors",
"bytes": 691994,
"sha256": "bc4dc4854abe59a26eb5efcca2a672cd39782551ddf84c7964e4c737fc92a6c5",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations rewards --preset quick"
}
},
{
"entry": "random",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.117547,
"low": 0.11543,
"high": 0.119581
},
"psnr": {
"mean": 9.54253,
"low": 9.46769,
"high": 9.61775
},
"ssim": {
"mean": 0.188344,
"low": 0.18674,
"high": 0.189982
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.1181,
0.117875,
0.116665
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
"worst_pixel": 9.000301361083984e-06
},
"seconds": {
"batched": 2.6449262912609374e-05,
"processor": 1.168435185189975e-05,
"batch": 32,
"alone": 1.727574817778077e-05,
"alone_of": 4,
"load": 5.9,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "53a14c7"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "ddpg-quick",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.270929,
"low": 0.263319,
"high": 0.278554
},
"psnr": {
"mean": 5.94886,
"low": 5.83574,
"high": 6.06717
},
"ssim": {
"mean": 0.0619074,
"low": 0.0546641,
"high": 0.0691847
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
}
},
"mse_of_seeds": [
0.293088,
0.217475,
0.302226
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.2530555725097656e-05,
"worst_pixel": 0.9395262002944946
},
"seconds": {
"batched": 0.03667201164439407,
"processor": 0.03654516099999996,
"batch": 32,
"alone": 0.08755407599892351,
"alone_of": 4,
"load": 1.62,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/algorithms-quick/model-free-ddpg-0/final.safetensors",
"bytes": 691994,
"sha256": "267a713bfdd99e4d48f726588ed6149f4d7d500ed775caf8cadd5cdafb59edbe",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-1/final.safetensors",
"bytes": 691994,
"sha256": "8a138abc356772f3faaded4294360feb642d939a9b43a5de0a51140a323c5561",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-2/final.safetensors",
"bytes": 691994,
"sha256": "73659eca174c986c57b62d014a35ec5f78ba4f45bb2c763b330a4042b105c076",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "f0a843b"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations algorithms --preset quick"
}
},
{
"entry": "blank",
"suite": "imagenet-400",
"digest": "63914a91f4a25d367b444bd4e8902840d6ae50911bd18fe12e619b51f7f3dece",
"dataset": "imagenet",
"pictures": 90,
"size": 128,
"budget": 400,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.30216,
"low": 0.275332,
"high": 0.333179
},
"psnr": {
"mean": 5.64533,
"low": 5.213,
"high": 6.06407
},
"ssim": {
"mean": 0.00527414,
"low": 0.00346013,
"high": 0.00729259
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.30216
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 1.1567222827579827e-06,
"processor": 1.1356888889856187e-06,
"batch": 32,
"alone": 2.6784982765093446e-06,
"alone_of": 4,
"load": 6.18,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "53a14c7"
},
"date": "2026-11-21",
"strip": null,
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "refined",
"suite": "photos-10",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 10,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00594752,
"low": 0.00567699,
"high": 0.00620711
},
"psnr": {
"mean": 22.4063,
"low": 22.1778,
"high": 22.658
},
"ssim": {
"mean": 0.489857,
"low": 0.475396,
"high": 0.504922
},
"strokes": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
},
"visible": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
}
},
"mse_of_seeds": [
0.00594752
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 2.205371856689453e-06
},
"seconds": {
"batched": 0.2397914367298654,
"processor": 0.23921629104000006,
"batch": 32,
"alone": 0.5223418895002396,
"alone_of": 4,
"load": 0.91,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 776f311"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-10-refined.webp",
"film": "films/photos-10-refined.mp4",
"painting": "paintings/photos-10-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "search",
"suite": "photos-10",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 10,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00595573,
"low": 0.00568467,
"high": 0.00621852
},
"psnr": {
"mean": 22.4027,
"low": 22.1714,
"high": 22.6497
},
"ssim": {
"mean": 0.489621,
"low": 0.475321,
"high": 0.504914
},
"strokes": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
},
"visible": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
}
},
"mse_of_seeds": [
0.00595573
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.3969838619232178e-09,
"worst_pixel": 2.562999725341797e-06
},
"seconds": {
"batched": 0.20993494492999162,
"processor": 0.20977946871000003,
"batch": 32,
"alone": 0.49084057775326073,
"alone_of": 4,
"load": 0.85,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 776f311"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-10-search.webp",
"film": "films/photos-10-search.mp4",
"painting": "paintings/photos-10-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "greedy",
"suite": "photos-10",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 10,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00841156,
"low": 0.00804958,
"high": 0.00878409
},
"psnr": {
"mean": 20.8752,
"low": 20.6703,
"high": 21.0838
},
"ssim": {
"mean": 0.432328,
"low": 0.417869,
"high": 0.447447
},
"strokes": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
},
"visible": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
}
},
"mse_of_seeds": [
0.00841156
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 6.198883056640625e-06
},
"seconds": {
"batched": 0.13017786899014028,
"processor": 0.12850305045000002,
"batch": 32,
"alone": 0.12889290224848082,
"alone_of": 4,
"load": 2.24,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-10-greedy.webp",
"film": "films/photos-10-greedy.mp4",
"painting": "paintings/photos-10-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "photos-10",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 10,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00923045,
"low": 0.00886498,
"high": 0.00960134
},
"psnr": {
"mean": 20.4493,
"low": 20.2551,
"high": 20.6392
},
"ssim": {
"mean": 0.412473,
"low": 0.398598,
"high": 0.426585
},
"strokes": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
},
"visible": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
}
},
"mse_of_seeds": [
0.00923045
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 10,
"mse": 0.0,
"worst_pixel": 1.4007091522216797e-06
},
"seconds": {
"batched": 0.026367743969967706,
"processor": 0.026359443219999994,
"batch": 32,
"alone": 0.033670509498733736,
"alone_of": 4,
"load": 3.13,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/photos-10-general.webp",
"film": "films/photos-10-general.mp4",
"painting": "paintings/photos-10-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "photos-10",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 10,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0189848,
"low": 0.0169561,
"high": 0.0210963
},
"psnr": {
"mean": 17.9021,
"low": 17.4359,
"high": 18.3832
},
"ssim": {
"mean": 0.365978,
"low": 0.350956,
"high": 0.380727
},
"strokes": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
},
"visible": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
}
},
"mse_of_seeds": [
0.0189848
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 2.4139881134033203e-06
},
"seconds": {
"batched": 0.00885796675007441,
"processor": 0.008769594049999996,
"batch": 32,
"alone": 0.009051081997313304,
"alone_of": 4,
"load": 2.25,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-10-layered.webp",
"film": "films/photos-10-layered.mp4",
"painting": "paintings/photos-10-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "random",
"suite": "photos-10",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 10,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.11134,
"low": 0.108694,
"high": 0.113902
},
"psnr": {
"mean": 9.68816,
"low": 9.58424,
"high": 9.79571
},
"ssim": {
"mean": 0.153873,
"low": 0.151217,
"high": 0.15654
},
"strokes": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
},
"visible": {
"mean": 10.0,
"low": 10.0,
"high": 10.0
}
},
"mse_of_seeds": [
0.112146,
0.111981,
0.109893
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.4901161193847656e-08,
"worst_pixel": 6.556510925292969e-06
},
"seconds": {
"batched": 8.890866350460177e-07,
"processor": 8.838833333394783e-07,
"batch": 32,
"alone": 5.748501280322671e-06,
"alone_of": 4,
"load": 5.6,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-10-random.webp",
"film": "films/photos-10-random.mp4",
"painting": "paintings/photos-10-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "blank",
"suite": "photos-10",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 10,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.116381,
"low": 0.096434,
"high": 0.13639
},
"psnr": {
"mean": 12.3783,
"low": 11.2523,
"high": 13.5364
},
"ssim": {
"mean": 0.00897752,
"low": 0.0072631,
"high": 0.0107001
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.116381
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 4.994499613530934e-07,
"processor": 4.6269000002041595e-07,
"batch": 32,
"alone": 2.841748937498778e-06,
"alone_of": 4,
"load": 6.18,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-10-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "search",
"suite": "photos-20",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 20,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00403316,
"low": 0.0038219,
"high": 0.00423421
},
"psnr": {
"mean": 24.1571,
"low": 23.8862,
"high": 24.4644
},
"ssim": {
"mean": 0.556094,
"low": 0.542061,
"high": 0.571304
},
"strokes": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
},
"visible": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
}
},
"mse_of_seeds": [
0.00403316
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 2.4139881134033203e-06
},
"seconds": {
"batched": 0.26035970877986986,
"processor": 0.25971848644000006,
"batch": 32,
"alone": 0.6370574137508811,
"alone_of": 4,
"load": 1.02,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 776f311"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-20-search.webp",
"film": "films/photos-20-search.mp4",
"painting": "paintings/photos-20-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "refined",
"suite": "photos-20",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 20,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00409905,
"low": 0.00387963,
"high": 0.00430391
},
"psnr": {
"mean": 24.0853,
"low": 23.811,
"high": 24.3866
},
"ssim": {
"mean": 0.553117,
"low": 0.538953,
"high": 0.568477
},
"strokes": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
},
"visible": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
}
},
"mse_of_seeds": [
0.00409905
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 0.0001074075698852539
},
"seconds": {
"batched": 0.32453587769981823,
"processor": 0.32355016480000004,
"batch": 32,
"alone": 0.6457251012507186,
"alone_of": 4,
"load": 1.29,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 776f311"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-20-refined.webp",
"film": "films/photos-20-refined.mp4",
"painting": "paintings/photos-20-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "greedy",
"suite": "photos-20",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 20,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00629174,
"low": 0.00602877,
"high": 0.00655115
},
"psnr": {
"mean": 22.1456,
"low": 21.9316,
"high": 22.3783
},
"ssim": {
"mean": 0.474878,
"low": 0.4601,
"high": 0.490297
},
"strokes": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
},
"visible": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
}
},
"mse_of_seeds": [
0.00629173
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 1.198798418045044e-05
},
"seconds": {
"batched": 0.3739429125101015,
"processor": 0.259063761,
"batch": 32,
"alone": 0.4294782014985685,
"alone_of": 4,
"load": 2.67,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-20-greedy.webp",
"film": "films/photos-20-greedy.mp4",
"painting": "paintings/photos-20-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "photos-20",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 20,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00731412,
"low": 0.00702915,
"high": 0.00760941
},
"psnr": {
"mean": 21.4707,
"low": 21.268,
"high": 21.687
},
"ssim": {
"mean": 0.445641,
"low": 0.431555,
"high": 0.460693
},
"strokes": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
},
"visible": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
}
},
"mse_of_seeds": [
0.00731412
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 20,
"mse": 0.0,
"worst_pixel": 1.4007091522216797e-06
},
"seconds": {
"batched": 0.04221292333997553,
"processor": 0.04214888943000001,
"batch": 32,
"alone": 0.05568934074926801,
"alone_of": 4,
"load": 3.04,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/photos-20-general.webp",
"film": "films/photos-20-general.mp4",
"painting": "paintings/photos-20-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "photos-20",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 20,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0134654,
"low": 0.0126109,
"high": 0.0143254
},
"psnr": {
"mean": 18.9388,
"low": 18.6734,
"high": 19.2215
},
"ssim": {
"mean": 0.369053,
"low": 0.355526,
"high": 0.382984
},
"strokes": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
},
"visible": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
}
},
"mse_of_seeds": [
0.0134654
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 2.4139881134033203e-06
},
"seconds": {
"batched": 0.012788730139873224,
"processor": 0.011595454320000002,
"batch": 32,
"alone": 0.023275460247532465,
"alone_of": 4,
"load": 2.3,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-20-layered.webp",
"film": "films/photos-20-layered.mp4",
"painting": "paintings/photos-20-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "blank",
"suite": "photos-20",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 20,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.116381,
"low": 0.096434,
"high": 0.13639
},
"psnr": {
"mean": 12.3783,
"low": 11.2523,
"high": 13.5364
},
"ssim": {
"mean": 0.00897752,
"low": 0.0072631,
"high": 0.0107001
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.116381
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 3.812799695879221e-07,
"processor": 3.513200000071492e-07,
"batch": 32,
"alone": 2.7092482923762873e-06,
"alone_of": 4,
"load": 6.25,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-20-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "random",
"suite": "photos-20",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 20,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.123163,
"low": 0.12099,
"high": 0.125486
},
"psnr": {
"mean": 9.4106,
"low": 9.33537,
"high": 9.4869
},
"ssim": {
"mean": 0.163904,
"low": 0.162108,
"high": 0.165652
},
"strokes": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
},
"visible": {
"mean": 20.0,
"low": 20.0,
"high": 20.0
}
},
"mse_of_seeds": [
0.125331,
0.12513,
0.119028
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.4901161193847656e-08,
"worst_pixel": 6.22868537902832e-06
},
"seconds": {
"batched": 1.219213372678496e-06,
"processor": 1.2089366665198516e-06,
"batch": 32,
"alone": 5.03249975736253e-06,
"alone_of": 4,
"load": 5.56,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-20-random.webp",
"film": "films/photos-20-random.mp4",
"painting": "paintings/photos-20-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "search",
"suite": "photos-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00218804,
"low": 0.00206,
"high": 0.00231203
},
"psnr": {
"mean": 26.8774,
"low": 26.561,
"high": 27.2426
},
"ssim": {
"mean": 0.666436,
"low": 0.653697,
"high": 0.680597
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00218804
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 6.05359673500061e-09,
"worst_pixel": 0.00046247243881225586
},
"seconds": {
"batched": 0.41727797187006216,
"processor": 0.41145711591,
"batch": 32,
"alone": 0.8972803757533256,
"alone_of": 4,
"load": 1.74,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 776f311"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-50-search.webp",
"film": "films/photos-50-search.mp4",
"painting": "paintings/photos-50-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "refined",
"suite": "photos-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00219057,
"low": 0.00205769,
"high": 0.00232248
},
"psnr": {
"mean": 26.8886,
"low": 26.5637,
"high": 27.2552
},
"ssim": {
"mean": 0.663801,
"low": 0.650715,
"high": 0.678025
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00219057
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.5133991837501526e-09,
"worst_pixel": 0.00017443299293518066
},
"seconds": {
"batched": 0.5362904557299043,
"processor": 0.53184450141,
"batch": 32,
"alone": 1.0188704485008202,
"alone_of": 4,
"load": 1.92,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 776f311"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-50-refined.webp",
"film": "films/photos-50-refined.mp4",
"painting": "paintings/photos-50-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "greedy",
"suite": "photos-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00426607,
"low": 0.00404083,
"high": 0.0044788
},
"psnr": {
"mean": 23.912,
"low": 23.6392,
"high": 24.2207
},
"ssim": {
"mean": 0.546314,
"low": 0.532768,
"high": 0.561226
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00426607
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 2.6226043701171875e-05
},
"seconds": {
"batched": 0.9822912984600407,
"processor": 0.6747835314000001,
"batch": 32,
"alone": 0.8659108612519049,
"alone_of": 4,
"load": 2.97,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-50-greedy.webp",
"film": "films/photos-50-greedy.mp4",
"painting": "paintings/photos-50-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "photos-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00504443,
"low": 0.0048152,
"high": 0.00526852
},
"psnr": {
"mean": 23.1289,
"low": 22.8903,
"high": 23.39
},
"ssim": {
"mean": 0.509416,
"low": 0.495818,
"high": 0.523868
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00504443
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 50,
"mse": 4.656612873077393e-10,
"worst_pixel": 8.642673492431641e-07
},
"seconds": {
"batched": 0.093467827400018,
"processor": 0.09332586675000001,
"batch": 32,
"alone": 0.1331829895007104,
"alone_of": 4,
"load": 2.88,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/photos-50-general.webp",
"film": "films/photos-50-general.mp4",
"painting": "paintings/photos-50-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "photos-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0125212,
"low": 0.0115716,
"high": 0.0134992
},
"psnr": {
"mean": 19.307,
"low": 18.9985,
"high": 19.6111
},
"ssim": {
"mean": 0.371653,
"low": 0.35854,
"high": 0.385996
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.0125212
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.725290298461914e-09,
"worst_pixel": 2.8014183044433594e-06
},
"seconds": {
"batched": 0.021436703590006802,
"processor": 0.014503374469999998,
"batch": 32,
"alone": 0.013816040995152434,
"alone_of": 4,
"load": 2.8,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-50-layered.webp",
"film": "films/photos-50-layered.mp4",
"painting": "paintings/photos-50-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "whole-quick",
"suite": "photos-50",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0125839,
"low": 0.0125195,
"high": 0.0126472
},
"psnr": {
"mean": 19.1523,
"low": 19.1334,
"high": 19.1716
},
"ssim": {
"mean": 0.381627,
"low": 0.380433,
"high": 0.382774
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.0126835,
0.012537,
0.012531
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 1.12876296043396e-05
},
"seconds": {
"batched": 0.007166073443368077,
"processor": 0.007142286190000107,
"batch": 32,
"alone": 0.01642614925003727,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/figures/looks-quick/ours-whole-canvas-0/final.safetensors",
"bytes": 2350722,
"sha256": "dbc46a5c1fc92ed44f28368811aad24dc90d65ae000983b6940de2feb48a74cd",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-1/final.safetensors",
"bytes": 2350722,
"sha256": "60ba53d97733e8b2f8aeb3b0a66bc3940b0e253c735ff68973d2c944b178ec1c",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-2/final.safetensors",
"bytes": 2350722,
"sha256": "0463914ec7f6ab5218af8d191d4fd92d67eb9a5d5c0f441146b91b59f89fd83a",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-whole-quick.webp",
"film": "films/photos-50-whole-quick.mp4",
"painting": "paintings/photos-50-whole-quick.npz",
"learned": {
"pictures": "photos at 64 px",
"command": "python -m benchmarks.ablations looks --preset quick"
}
},
{
"entry": "paper-quick",
"suite": "photos-50",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0135511,
"low": 0.0134769,
"high": 0.013628
},
"psnr": {
"mean": 18.8246,
"low": 18.8017,
"high": 18.8467
},
"ssim": {
"mean": 0.376025,
"low": 0.375173,
"high": 0.376796
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.0135645,
0.0133583,
0.0137304
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 0.000914454460144043
},
"seconds": {
"batched": 0.0057374817233358045,
"processor": 0.0057147571666666865,
"batch": 32,
"alone": 0.012309281752095558,
"alone_of": 4,
"load": 2.08,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/rewards-quick/wgan-gp-0/final.safetensors",
"bytes": 691994,
"sha256": "b8093b7f1b2123ce934a428f67f84f02c5a69a0dc85e24c9c144be9ef30feb76",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-1/final.safetensors",
"bytes": 691994,
"sha256": "55147f7a71a4255a53747606d45d368e752eb3c2fa9fd5a9d4af3b3ea565c009",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-2/final.safetensors",
"bytes": 691994,
"sha256": "bc4dc4854abe59a26eb5efcca2a672cd39782551ddf84c7964e4c737fc92a6c5",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-paper-quick.webp",
"film": "films/photos-50-paper-quick.mp4",
"painting": "paintings/photos-50-paper-quick.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations rewards --preset quick"
}
},
{
"entry": "sb3_ppo",
"suite": "photos-50",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0232447,
"low": 0.0226053,
"high": 0.0239002
},
"psnr": {
"mean": 16.3815,
"low": 16.2633,
"high": 16.4996
},
"ssim": {
"mean": 0.245449,
"low": 0.224099,
"high": 0.268063
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.0232447
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 7.851049304008484e-06
},
"seconds": {
"batched": 0.020764638409891633,
"processor": 0.01990605163000001,
"batch": 32,
"alone": 0.04769959375153121,
"alone_of": 4,
"load": 2.07,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ppo-forty/final.safetensors",
"bytes": 827402,
"sha256": "8593152f6cc1297b060c52f75669d50c0439cb30f39373d84cff77f1386491fc",
"spec": {
"network": "sb3",
"algorithm": "ppo",
"squash": "clip",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-sb3_ppo.webp",
"film": "films/photos-50-sb3_ppo.mp4",
"painting": "paintings/photos-50-sb3_ppo.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_ppo --preset forty"
}
},
{
"entry": "sb3_td3",
"suite": "photos-50",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0250356,
"low": 0.0239133,
"high": 0.0262126
},
"psnr": {
"mean": 16.1185,
"low": 15.9307,
"high": 16.2959
},
"ssim": {
"mean": 0.282057,
"low": 0.268242,
"high": 0.297097
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.0250356
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 1.1116266250610352e-05
},
"seconds": {
"batched": 0.022157776370004285,
"processor": 0.02150345147,
"batch": 32,
"alone": 0.043250775250271545,
"alone_of": 4,
"load": 1.89,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_td3-forty/final.safetensors",
"bytes": 827402,
"sha256": "d89fa514139b55c3e91dc509a6ec658222de1cd1ca3287006a723a8e17a878cc",
"spec": {
"network": "sb3",
"algorithm": "td3",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-sb3_td3.webp",
"film": "films/photos-50-sb3_td3.mp4",
"painting": "paintings/photos-50-sb3_td3.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_td3 --preset forty"
}
},
{
"entry": "sb3_ddpg",
"suite": "photos-50",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0312108,
"low": 0.0298557,
"high": 0.0327009
},
"psnr": {
"mean": 15.1451,
"low": 14.9672,
"high": 15.308
},
"ssim": {
"mean": 0.271691,
"low": 0.257618,
"high": 0.287156
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.0312108
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 6.9141387939453125e-06
},
"seconds": {
"batched": 0.023554700759996196,
"processor": 0.022724772200000007,
"batch": 32,
"alone": 0.041077026249695336,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ddpg-forty/final.safetensors",
"bytes": 827402,
"sha256": "db9dacd05f5fe9ff0c3ab55138d375318e96cf6f8a5d07860393eea9518c7ce1",
"spec": {
"network": "sb3",
"algorithm": "ddpg",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-sb3_ddpg.webp",
"film": "films/photos-50-sb3_ddpg.mp4",
"painting": "paintings/photos-50-sb3_ddpg.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_ddpg --preset forty"
}
},
{
"entry": "sb3_sac",
"suite": "photos-50",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0318314,
"low": 0.0307767,
"high": 0.0328599
},
"psnr": {
"mean": 15.0269,
"low": 14.8958,
"high": 15.1601
},
"ssim": {
"mean": 0.260329,
"low": 0.246294,
"high": 0.275133
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.0318314
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.725290298461914e-09,
"worst_pixel": 5.930662155151367e-06
},
"seconds": {
"batched": 0.021297060509969015,
"processor": 0.020698586910000004,
"batch": 32,
"alone": 0.052608104751925566,
"alone_of": 4,
"load": 2.01,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_sac-forty/final.safetensors",
"bytes": 827402,
"sha256": "b34efc02dea4af354583fa6c3ba8c5653c5a10946c798808278eb59481401ede",
"spec": {
"network": "sb3",
"algorithm": "sac",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-sb3_sac.webp",
"film": "films/photos-50-sb3_sac.mp4",
"painting": "paintings/photos-50-sb3_sac.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_sac --preset forty"
}
},
{
"entry": "blank",
"suite": "photos-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.116381,
"low": 0.096434,
"high": 0.13639
},
"psnr": {
"mean": 12.3783,
"low": 11.2523,
"high": 13.5364
},
"ssim": {
"mean": 0.00897752,
"low": 0.0072631,
"high": 0.0107001
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.116381
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 3.4050004614982755e-07,
"processor": 3.1156000005694297e-07,
"batch": 32,
"alone": 2.4734981707297266e-06,
"alone_of": 4,
"load": 6.25,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-50-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "random",
"suite": "photos-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.144584,
"low": 0.141706,
"high": 0.14741
},
"psnr": {
"mean": 9.11992,
"low": 9.03221,
"high": 9.20594
},
"ssim": {
"mean": 0.164146,
"low": 0.162701,
"high": 0.165507
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.147553,
0.146754,
0.139446
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
"worst_pixel": 6.794929504394531e-06
},
"seconds": {
"batched": 2.0020934122536954e-06,
"processor": 1.991270000113824e-06,
"batch": 32,
"alone": 6.174001100589521e-06,
"alone_of": 4,
"load": 5.59,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-50-random.webp",
"film": "films/photos-50-random.mp4",
"painting": "paintings/photos-50-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "ddpg-quick",
"suite": "photos-50",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.145377,
"low": 0.140915,
"high": 0.150107
},
"psnr": {
"mean": 9.67605,
"low": 9.3645,
"high": 9.99012
},
"ssim": {
"mean": 0.0355314,
"low": 0.0325206,
"high": 0.0385173
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.1887,
0.130329,
0.117102
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-06,
"worst_pixel": 0.08956825733184814
},
"seconds": {
"batched": 0.004659356816628133,
"processor": 0.0046578339066667244,
"batch": 32,
"alone": 0.010671594251107308,
"alone_of": 4,
"load": 1.55,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/algorithms-quick/model-free-ddpg-0/final.safetensors",
"bytes": 691994,
"sha256": "267a713bfdd99e4d48f726588ed6149f4d7d500ed775caf8cadd5cdafb59edbe",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-1/final.safetensors",
"bytes": 691994,
"sha256": "8a138abc356772f3faaded4294360feb642d939a9b43a5de0a51140a323c5561",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-2/final.safetensors",
"bytes": 691994,
"sha256": "73659eca174c986c57b62d014a35ec5f78ba4f45bb2c763b330a4042b105c076",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "f0a843b"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-ddpg-quick.webp",
"film": "films/photos-50-ddpg-quick.mp4",
"painting": "paintings/photos-50-ddpg-quick.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations algorithms --preset quick"
}
},
{
"entry": "search",
"suite": "photos-100",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 100,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0012608,
"low": 0.00118112,
"high": 0.00133856
},
"psnr": {
"mean": 29.3045,
"low": 28.9578,
"high": 29.69
},
"ssim": {
"mean": 0.757395,
"low": 0.747252,
"high": 0.76855
},
"strokes": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
},
"visible": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
}
},
"mse_of_seeds": [
0.0012608
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.0954757928848267e-07,
"worst_pixel": 0.058109939098358154
},
"seconds": {
"batched": 0.6146638207300567,
"processor": 0.6080515075200001,
"batch": 32,
"alone": 1.0699041369989573,
"alone_of": 4,
"load": 1.98,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 776f311"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-100-search.webp",
"film": "films/photos-100-search.mp4",
"painting": "paintings/photos-100-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "refined",
"suite": "photos-100",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 100,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00126421,
"low": 0.00118156,
"high": 0.00134619
},
"psnr": {
"mean": 29.3284,
"low": 28.9695,
"high": 29.7317
},
"ssim": {
"mean": 0.753645,
"low": 0.74289,
"high": 0.765301
},
"strokes": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
},
"visible": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
}
},
"mse_of_seeds": [
0.00126421
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.316702976822853e-08,
"worst_pixel": 0.05025839805603027
},
"seconds": {
"batched": 0.7860227908499655,
"processor": 0.7809815929199999,
"batch": 32,
"alone": 1.0444197097494907,
"alone_of": 4,
"load": 1.89,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 776f311"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-100-refined.webp",
"film": "films/photos-100-refined.mp4",
"painting": "paintings/photos-100-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "greedy",
"suite": "photos-100",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 100,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00313983,
"low": 0.00293787,
"high": 0.0033374
},
"psnr": {
"mean": 25.3468,
"low": 25.0063,
"high": 25.7191
},
"ssim": {
"mean": 0.612596,
"low": 0.598942,
"high": 0.627382
},
"strokes": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
},
"visible": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
}
},
"mse_of_seeds": [
0.00313983
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 1.379847526550293e-05
},
"seconds": {
"batched": 1.3231559261900838,
"processor": 1.11846236971,
"batch": 32,
"alone": 1.0364500032519572,
"alone_of": 4,
"load": 2.63,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-100-greedy.webp",
"film": "films/photos-100-greedy.mp4",
"painting": "paintings/photos-100-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "photos-100",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 100,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00360564,
"low": 0.00341462,
"high": 0.00378561
},
"psnr": {
"mean": 24.6334,
"low": 24.3643,
"high": 24.9262
},
"ssim": {
"mean": 0.572865,
"low": 0.559954,
"high": 0.587396
},
"strokes": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
},
"visible": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
}
},
"mse_of_seeds": [
0.00360564
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 100,
"mse": 4.656612873077393e-10,
"worst_pixel": 7.748603820800781e-07
},
"seconds": {
"batched": 0.15376419274001818,
"processor": 0.15338021488000006,
"batch": 32,
"alone": 0.2222304927499863,
"alone_of": 4,
"load": 2.63,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/photos-100-general.webp",
"film": "films/photos-100-general.mp4",
"painting": "paintings/photos-100-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "photos-100",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 100,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0101731,
"low": 0.00947731,
"high": 0.0108884
},
"psnr": {
"mean": 20.1708,
"low": 19.89,
"high": 20.456
},
"ssim": {
"mean": 0.408337,
"low": 0.395465,
"high": 0.422554
},
"strokes": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
},
"visible": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
}
},
"mse_of_seeds": [
0.0101731
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 2.8014183044433594e-06
},
"seconds": {
"batched": 0.031397289099841144,
"processor": 0.031115756640000002,
"batch": 32,
"alone": 0.035663736754941056,
"alone_of": 4,
"load": 2.89,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-100-layered.webp",
"film": "films/photos-100-layered.mp4",
"painting": "paintings/photos-100-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "blank",
"suite": "photos-100",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 100,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.116381,
"low": 0.096434,
"high": 0.13639
},
"psnr": {
"mean": 12.3783,
"low": 11.2523,
"high": 13.5364
},
"ssim": {
"mean": 0.00897752,
"low": 0.0072631,
"high": 0.0107001
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.116381
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 4.284400347387418e-07,
"processor": 3.949799999247716e-07,
"batch": 32,
"alone": 2.7040005079470575e-06,
"alone_of": 4,
"load": 6.25,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-100-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "random",
"suite": "photos-100",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 100,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.149982,
"low": 0.147363,
"high": 0.152485
},
"psnr": {
"mean": 8.96213,
"low": 8.8832,
"high": 9.04285
},
"ssim": {
"mean": 0.162197,
"low": 0.160886,
"high": 0.163503
},
"strokes": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
},
"visible": {
"mean": 100.0,
"low": 100.0,
"high": 100.0
}
},
"mse_of_seeds": [
0.154757,
0.146875,
0.148312
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.9802322387695312e-08,
"worst_pixel": 6.794929504394531e-06
},
"seconds": {
"batched": 3.3635567039406547e-06,
"processor": 3.341876666809185e-06,
"batch": 32,
"alone": 7.596499926876277e-06,
"alone_of": 4,
"load": 5.62,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-100-random.webp",
"film": "films/photos-100-random.mp4",
"painting": "paintings/photos-100-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "refined",
"suite": "photos-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000652741,
"low": 0.000607098,
"high": 0.000695617
},
"psnr": {
"mean": 32.2283,
"low": 31.85,
"high": 32.6521
},
"ssim": {
"mean": 0.842125,
"low": 0.834876,
"high": 0.850463
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.000652741
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.275957614183426e-10,
"worst_pixel": 0.0016473233699798584
},
"seconds": {
"batched": 1.300877560779918,
"processor": 1.26620944904,
"batch": 32,
"alone": 1.709356090752408,
"alone_of": 4,
"load": 2.62,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 954d27c"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-200-refined.webp",
"film": "films/photos-200-refined.mp4",
"painting": "paintings/photos-200-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "search",
"suite": "photos-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000657348,
"low": 0.000613011,
"high": 0.000698985
},
"psnr": {
"mean": 32.1679,
"low": 31.8014,
"high": 32.5744
},
"ssim": {
"mean": 0.844334,
"low": 0.837572,
"high": 0.852019
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.000657348
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.1292286217212677e-08,
"worst_pixel": 0.01011553406715393
},
"seconds": {
"batched": 0.945769594549929,
"processor": 0.93556641635,
"batch": 32,
"alone": 1.429482581497723,
"alone_of": 4,
"load": 1.99,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 954d27c"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-200-search.webp",
"film": "films/photos-200-search.mp4",
"painting": "paintings/photos-200-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "greedy",
"suite": "photos-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00235279,
"low": 0.00216873,
"high": 0.00253197
},
"psnr": {
"mean": 26.7189,
"low": 26.3187,
"high": 27.1473
},
"ssim": {
"mean": 0.677989,
"low": 0.664464,
"high": 0.692344
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00235279
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 9.298324584960938e-06
},
"seconds": {
"batched": 2.4236295154399703,
"processor": 2.17899022919,
"batch": 32,
"alone": 2.363299638753233,
"alone_of": 4,
"load": 2.22,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-200-greedy.webp",
"film": "films/photos-200-greedy.mp4",
"painting": "paintings/photos-200-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "photos-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00246113,
"low": 0.00232692,
"high": 0.00259277
},
"psnr": {
"mean": 26.3213,
"low": 26.0354,
"high": 26.6399
},
"ssim": {
"mean": 0.644654,
"low": 0.633206,
"high": 0.657265
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00246113
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 1.1641532182693481e-10,
"worst_pixel": 6.556510925292969e-07
},
"seconds": {
"batched": 0.2675851473200237,
"processor": 0.25612492498,
"batch": 32,
"alone": 0.3392669337499683,
"alone_of": 4,
"load": 2.54,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/photos-200-general.webp",
"film": "films/photos-200-general.mp4",
"painting": "paintings/photos-200-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "layered",
"suite": "photos-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00661413,
"low": 0.00637076,
"high": 0.00685256
},
"psnr": {
"mean": 21.8922,
"low": 21.7109,
"high": 22.0847
},
"ssim": {
"mean": 0.482227,
"low": 0.469916,
"high": 0.494699
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00661413
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 8.046627044677734e-07
},
"seconds": {
"batched": 0.036643702150176975,
"processor": 0.036022053879999995,
"batch": 32,
"alone": 0.03496683750563534,
"alone_of": 4,
"load": 2.58,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-200-layered.webp",
"film": "films/photos-200-layered.mp4",
"painting": "paintings/photos-200-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "whole-quick",
"suite": "photos-200",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0127506,
"low": 0.0126764,
"high": 0.012821
},
"psnr": {
"mean": 19.1001,
"low": 19.0794,
"high": 19.122
},
"ssim": {
"mean": 0.379134,
"low": 0.377854,
"high": 0.380352
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.0129161,
0.0125833,
0.0127526
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.1175870895385742e-08,
"worst_pixel": 0.0018962696194648743
},
"seconds": {
"batched": 0.03007909286337963,
"processor": 0.02965788833666655,
"batch": 32,
"alone": 0.06148320425018028,
"alone_of": 4,
"load": 2.0,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/figures/looks-quick/ours-whole-canvas-0/final.safetensors",
"bytes": 2350722,
"sha256": "dbc46a5c1fc92ed44f28368811aad24dc90d65ae000983b6940de2feb48a74cd",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-1/final.safetensors",
"bytes": 2350722,
"sha256": "60ba53d97733e8b2f8aeb3b0a66bc3940b0e253c735ff68973d2c944b178ec1c",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
},
{
"file": "runs/figures/looks-quick/ours-whole-canvas-2/final.safetensors",
"bytes": 2350722,
"sha256": "0463914ec7f6ab5218af8d191d4fd92d67eb9a5d5c0f441146b91b59f89fd83a",
"spec": {
"network": "mixer",
"widths": [
64,
64,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "photos",
"size": 64,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-whole-quick.webp",
"film": "films/photos-200-whole-quick.mp4",
"painting": "paintings/photos-200-whole-quick.npz",
"learned": {
"pictures": "photos at 64 px",
"command": "python -m benchmarks.ablations looks --preset quick"
}
},
{
"entry": "paper-quick",
"suite": "photos-200",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.0135526,
"low": 0.0134791,
"high": 0.0136293
},
"psnr": {
"mean": 18.8238,
"low": 18.8009,
"high": 18.8458
},
"ssim": {
"mean": 0.37608,
"low": 0.375238,
"high": 0.37685
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.0135642,
0.0133645,
0.0137291
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.6566128730773926e-09,
"worst_pixel": 0.0009274482727050781
},
"seconds": {
"batched": 0.02334062217004733,
"processor": 0.023221958416666553,
"batch": 32,
"alone": 0.049105199752375484,
"alone_of": 4,
"load": 2.07,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/rewards-quick/wgan-gp-0/final.safetensors",
"bytes": 691994,
"sha256": "b8093b7f1b2123ce934a428f67f84f02c5a69a0dc85e24c9c144be9ef30feb76",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-1/final.safetensors",
"bytes": 691994,
"sha256": "55147f7a71a4255a53747606d45d368e752eb3c2fa9fd5a9d4af3b3ea565c009",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/rewards-quick/wgan-gp-2/final.safetensors",
"bytes": 691994,
"sha256": "bc4dc4854abe59a26eb5efcca2a672cd39782551ddf84c7964e4c737fc92a6c5",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-paper-quick.webp",
"film": "films/photos-200-paper-quick.mp4",
"painting": "paintings/photos-200-paper-quick.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations rewards --preset quick"
}
},
{
"entry": "sb3_ppo",
"suite": "photos-200",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0230994,
"low": 0.0224469,
"high": 0.0237718
},
"psnr": {
"mean": 16.4114,
"low": 16.2895,
"high": 16.5338
},
"ssim": {
"mean": 0.246636,
"low": 0.225418,
"high": 0.269305
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.0230994
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 5.27501106262207e-06
},
"seconds": {
"batched": 0.07849204759993882,
"processor": 0.07637541502999999,
"batch": 32,
"alone": 0.19327305200386036,
"alone_of": 4,
"load": 2.06,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ppo-forty/final.safetensors",
"bytes": 827402,
"sha256": "8593152f6cc1297b060c52f75669d50c0439cb30f39373d84cff77f1386491fc",
"spec": {
"network": "sb3",
"algorithm": "ppo",
"squash": "clip",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-sb3_ppo.webp",
"film": "films/photos-200-sb3_ppo.mp4",
"painting": "paintings/photos-200-sb3_ppo.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_ppo --preset forty"
}
},
{
"entry": "sb3_td3",
"suite": "photos-200",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0248162,
"low": 0.0237355,
"high": 0.0259844
},
"psnr": {
"mean": 16.1578,
"low": 15.9678,
"high": 16.3354
},
"ssim": {
"mean": 0.282772,
"low": 0.268773,
"high": 0.297793
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.0248162
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.3527612686157227e-08,
"worst_pixel": 0.0008902549743652344
},
"seconds": {
"batched": 0.08488345227000536,
"processor": 0.08258554960000003,
"batch": 32,
"alone": 0.181608909750139,
"alone_of": 4,
"load": 1.98,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_td3-forty/final.safetensors",
"bytes": 827402,
"sha256": "d89fa514139b55c3e91dc509a6ec658222de1cd1ca3287006a723a8e17a878cc",
"spec": {
"network": "sb3",
"algorithm": "td3",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-sb3_td3.webp",
"film": "films/photos-200-sb3_td3.mp4",
"painting": "paintings/photos-200-sb3_td3.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_td3 --preset forty"
}
},
{
"entry": "sb3_ddpg",
"suite": "photos-200",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.031148,
"low": 0.0297988,
"high": 0.0326322
},
"psnr": {
"mean": 15.1535,
"low": 14.9762,
"high": 15.3156
},
"ssim": {
"mean": 0.271771,
"low": 0.257637,
"high": 0.287286
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.031148
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 7.450580596923828e-06
},
"seconds": {
"batched": 0.08651116605004062,
"processor": 0.08353430754000002,
"batch": 32,
"alone": 0.1805288642499363,
"alone_of": 4,
"load": 2.08,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_ddpg-forty/final.safetensors",
"bytes": 827402,
"sha256": "db9dacd05f5fe9ff0c3ab55138d375318e96cf6f8a5d07860393eea9518c7ce1",
"spec": {
"network": "sb3",
"algorithm": "ddpg",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-sb3_ddpg.webp",
"film": "films/photos-200-sb3_ddpg.mp4",
"painting": "paintings/photos-200-sb3_ddpg.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_ddpg --preset forty"
}
},
{
"entry": "sb3_sac",
"suite": "photos-200",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0316213,
"low": 0.0305434,
"high": 0.0326762
},
"psnr": {
"mean": 15.0586,
"low": 14.9212,
"high": 15.1964
},
"ssim": {
"mean": 0.262032,
"low": 0.24831,
"high": 0.276644
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.0316213
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 4.887580871582031e-06
},
"seconds": {
"batched": 0.08390492772006837,
"processor": 0.08184220743999995,
"batch": 32,
"alone": 0.19579178624917404,
"alone_of": 4,
"load": 2.01,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/sb3_sac-forty/final.safetensors",
"bytes": 827402,
"sha256": "b34efc02dea4af354583fa6c3ba8c5653c5a10946c798808278eb59481401ede",
"spec": {
"network": "sb3",
"algorithm": "sac",
"squash": "tanh",
"widths": [
32,
64
],
"features": 256,
"hidden": 256,
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 1,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 128,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ea9a285-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-sb3_sac.webp",
"film": "films/photos-200-sb3_sac.mp4",
"painting": "paintings/photos-200-sb3_sac.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m agents.train sb3_sac --preset forty"
}
},
{
"entry": "blank",
"suite": "photos-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.116381,
"low": 0.096434,
"high": 0.13639
},
"psnr": {
"mean": 12.3783,
"low": 11.2523,
"high": 13.5364
},
"ssim": {
"mean": 0.00897752,
"low": 0.0072631,
"high": 0.0107001
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.116381
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 3.9108992496039717e-07,
"processor": 3.5302000000569933e-07,
"batch": 32,
"alone": 4.632251147995703e-06,
"alone_of": 4,
"load": 6.25,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-200-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "random",
"suite": "photos-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.149872,
"low": 0.147014,
"high": 0.152742
},
"psnr": {
"mean": 9.02052,
"low": 8.94103,
"high": 9.10336
},
"ssim": {
"mean": 0.163198,
"low": 0.161619,
"high": 0.164715
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.150708,
0.151624,
0.147283
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 3.814697265625e-06
},
"seconds": {
"batched": 2.157280330720823e-05,
"processor": 8.233243333393148e-06,
"batch": 32,
"alone": 1.0465748346177861e-05,
"alone_of": 4,
"load": 5.86,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-200-random.webp",
"film": "films/photos-200-random.mp4",
"painting": "paintings/photos-200-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "ddpg-quick",
"suite": "photos-200",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.158227,
"low": 0.151689,
"high": 0.16509
},
"psnr": {
"mean": 9.34611,
"low": 8.99267,
"high": 9.69152
},
"ssim": {
"mean": 0.0380901,
"low": 0.0349988,
"high": 0.0411252
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.226101,
0.130908,
0.117671
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.074807167053223e-06,
"worst_pixel": 0.6197608113288879
},
"seconds": {
"batched": 0.018366717503328498,
"processor": 0.01833630093000001,
"batch": 32,
"alone": 0.044001034748362144,
"alone_of": 4,
"load": 1.46,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "runs/published/algorithms-quick/model-free-ddpg-0/final.safetensors",
"bytes": 691994,
"sha256": "267a713bfdd99e4d48f726588ed6149f4d7d500ed775caf8cadd5cdafb59edbe",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-1/final.safetensors",
"bytes": 691994,
"sha256": "8a138abc356772f3faaded4294360feb642d939a9b43a5de0a51140a323c5561",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
},
{
"file": "runs/published/algorithms-quick/model-free-ddpg-2/final.safetensors",
"bytes": 691994,
"sha256": "73659eca174c986c57b62d014a35ec5f78ba4f45bb2c763b330a4042b105c076",
"spec": {
"network": "window",
"widths": [
16,
32,
64
],
"view": 32,
"look": "whole",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 40,
"dataset": "shapes",
"size": 32,
"sees": "missing x 4"
}
}
],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "f0a843b"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-ddpg-quick.webp",
"film": "films/photos-200-ddpg-quick.mp4",
"painting": "paintings/photos-200-ddpg-quick.npz",
"learned": {
"pictures": "shapes at 32 px",
"command": "python -m benchmarks.ablations algorithms --preset quick"
}
},
{
"entry": "refined",
"suite": "photos-500",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 500,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00022413,
"low": 0.000207663,
"high": 0.000240643
},
"psnr": {
"mean": 36.9175,
"low": 36.5195,
"high": 37.3565
},
"ssim": {
"mean": 0.93345,
"low": 0.930502,
"high": 0.936724
},
"strokes": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
},
"visible": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
}
},
"mse_of_seeds": [
0.00022413
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 6.853952072560787e-09,
"worst_pixel": 0.005420666188001633
},
"seconds": {
"batched": 2.5003462949601816,
"processor": 2.44654653729,
"batch": 32,
"alone": 3.2552704560002894,
"alone_of": 4,
"load": 1.12,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 954d27c"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-500-refined.webp",
"film": "films/photos-500-refined.mp4",
"painting": "paintings/photos-500-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "search",
"suite": "photos-500",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 500,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000232726,
"low": 0.000215642,
"high": 0.000250401
},
"psnr": {
"mean": 36.7472,
"low": 36.3447,
"high": 37.1716
},
"ssim": {
"mean": 0.934399,
"low": 0.931387,
"high": 0.937606
},
"strokes": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
},
"visible": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
}
},
"mse_of_seeds": [
0.000232726
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 8.061761036515236e-09,
"worst_pixel": 0.0017811059951782227
},
"seconds": {
"batched": 1.86395272387992,
"processor": 1.8315733839700001,
"batch": 32,
"alone": 2.5899288645014167,
"alone_of": 4,
"load": 2.29,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 954d27c"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-500-search.webp",
"film": "films/photos-500-search.mp4",
"painting": "paintings/photos-500-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "photos-500",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 500,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00143452,
"low": 0.00134646,
"high": 0.001522
},
"psnr": {
"mean": 28.7214,
"low": 28.397,
"high": 29.0779
},
"ssim": {
"mean": 0.743065,
"low": 0.733198,
"high": 0.753801
},
"strokes": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
},
"visible": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
}
},
"mse_of_seeds": [
0.00143452
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 500,
"mse": 0.0,
"worst_pixel": 6.556510925292969e-07
},
"seconds": {
"batched": 0.680415818789952,
"processor": 0.5652216668000003,
"batch": 32,
"alone": 0.7594110899999578,
"alone_of": 4,
"load": 2.59,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/photos-500-general.webp",
"film": "films/photos-500-general.mp4",
"painting": "paintings/photos-500-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "greedy",
"suite": "photos-500",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 500,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00172931,
"low": 0.00157035,
"high": 0.00188861
},
"psnr": {
"mean": 28.2288,
"low": 27.7425,
"high": 28.7321
},
"ssim": {
"mean": 0.754569,
"low": 0.741248,
"high": 0.767899
},
"strokes": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
},
"visible": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
}
},
"mse_of_seeds": [
0.00172931
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 3.0666589736938477e-05
},
"seconds": {
"batched": 5.743573508899862,
"processor": 5.70263646798,
"batch": 32,
"alone": 6.232440477502678,
"alone_of": 4,
"load": 2.06,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": "pictures/photos-500-greedy.webp",
"film": "films/photos-500-greedy.mp4",
"painting": "paintings/photos-500-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "layered",
"suite": "photos-500",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 500,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00489463,
"low": 0.00470339,
"high": 0.00509644
},
"psnr": {
"mean": 23.2153,
"low": 23.0121,
"high": 23.4202
},
"ssim": {
"mean": 0.555286,
"low": 0.543354,
"high": 0.567233
},
"strokes": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
},
"visible": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
}
},
"mse_of_seeds": [
0.00489463
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 6.258487701416016e-07
},
"seconds": {
"batched": 0.09074168482984532,
"processor": 0.09009065718999999,
"batch": 32,
"alone": 0.08279162050166633,
"alone_of": 4,
"load": 2.17,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-500-layered.webp",
"film": "films/photos-500-layered.mp4",
"painting": "paintings/photos-500-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "blank",
"suite": "photos-500",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 500,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.116381,
"low": 0.096434,
"high": 0.13639
},
"psnr": {
"mean": 12.3783,
"low": 11.2523,
"high": 13.5364
},
"ssim": {
"mean": 0.00897752,
"low": 0.0072631,
"high": 0.0107001
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.116381
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 3.1257994123734536e-07,
"processor": 2.7962999986641536e-07,
"batch": 32,
"alone": 2.6237503334414214e-06,
"alone_of": 4,
"load": 6.23,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-500-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "random",
"suite": "photos-500",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 500,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.148547,
"low": 0.146015,
"high": 0.151142
},
"psnr": {
"mean": 9.00071,
"low": 8.92905,
"high": 9.07253
},
"ssim": {
"mean": 0.163154,
"low": 0.161815,
"high": 0.164614
},
"strokes": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
},
"visible": {
"mean": 500.0,
"low": 500.0,
"high": 500.0
}
},
"mse_of_seeds": [
0.15076,
0.14785,
0.147031
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 8.940696716308594e-08,
"worst_pixel": 0.0020314455032348633
},
"seconds": {
"batched": 1.561743001123735e-05,
"processor": 1.5602133333156115e-05,
"batch": 32,
"alone": 2.1188998289289884e-05,
"alone_of": 4,
"load": 6.04,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-500-random.webp",
"film": "films/photos-500-random.mp4",
"painting": "paintings/photos-500-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "refined",
"suite": "photos-1000",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 1000,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 8.21047e-05,
"low": 7.66885e-05,
"high": 8.78626e-05
},
"psnr": {
"mean": 41.2181,
"low": 40.8589,
"high": 41.6044
},
"ssim": {
"mean": 0.972521,
"low": 0.97119,
"high": 0.973924
},
"strokes": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
},
"visible": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
}
},
"mse_of_seeds": [
8.21047e-05
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 8.294591680169106e-10,
"worst_pixel": 0.0008877217769622803
},
"seconds": {
"batched": 4.378449461499986,
"processor": 4.33158946318,
"batch": 32,
"alone": 5.661190054248436,
"alone_of": 4,
"load": 2.05,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
}
}
],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": "pictures/photos-1000-refined.webp",
"film": "films/photos-1000-refined.mp4",
"painting": "paintings/photos-1000-refined.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px; the picture it paints",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "search",
"suite": "photos-1000",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 1000,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 8.98132e-05,
"low": 8.35315e-05,
"high": 9.65282e-05
},
"psnr": {
"mean": 40.8437,
"low": 40.4754,
"high": 41.2252
},
"ssim": {
"mean": 0.971684,
"low": 0.970329,
"high": 0.973062
},
"strokes": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
},
"visible": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
}
},
"mse_of_seeds": [
8.98132e-05
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.256435204297304e-10,
"worst_pixel": 0.0006681084632873535
},
"seconds": {
"batched": 3.0407232760399348,
"processor": 3.0071180334000003,
"batch": 32,
"alone": 3.626819646495278,
"alone_of": 4,
"load": 2.05,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "3d2034a"
},
"date": "2026-11-22",
"strip": "pictures/photos-1000-search.webp",
"film": "films/photos-1000-search.mp4",
"painting": "paintings/photos-1000-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "general",
"suite": "photos-1000",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 1000,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000927733,
"low": 0.000863872,
"high": 0.000992404
},
"psnr": {
"mean": 30.6914,
"low": 30.3184,
"high": 31.0877
},
"ssim": {
"mean": 0.812534,
"low": 0.803682,
"high": 0.821766
},
"strokes": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
},
"visible": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
}
},
"mse_of_seeds": [
0.000927733
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 1000,
"mse": 1.1641532182693481e-10,
"worst_pixel": 1.4394521713256836e-05
},
"seconds": {
"batched": 1.578426249569966,
"processor": 1.09965776916,
"batch": 32,
"alone": 3.086040249000689,
"alone_of": 4,
"load": 2.94,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3089428,
"sha256": "4e9071ecde1083518a80adf7c5451d552a9abd86d816d2cb5d6fff072df840ee",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "bezier",
"bundle": 5,
"numbers": 13,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/photos-1000-general.webp",
"film": "films/photos-1000-general.mp4",
"painting": "paintings/photos-1000-general.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 60000 --threads 1"
}
},
{
"entry": "greedy",
"suite": "photos-1000",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 1000,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00147128,
"low": 0.00132375,
"high": 0.00162017
},
"psnr": {
"mean": 29.0437,
"low": 28.5121,
"high": 29.5896
},
"ssim": {
"mean": 0.796254,
"low": 0.783798,
"high": 0.808651
},
"strokes": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
},
"visible": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
}
},
"mse_of_seeds": [
0.00147128
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 2.1267682313919067e-05
},
"seconds": {
"batched": 11.356598099820111,
"processor": 10.49859656314,
"batch": 32,
"alone": 10.840799907004111,
"alone_of": 4,
"load": 2.02,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "125ea88"
},
"date": "2026-11-22",
"strip": "pictures/photos-1000-greedy.webp",
"film": "films/photos-1000-greedy.mp4",
"painting": "paintings/photos-1000-greedy.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "layered",
"suite": "photos-1000",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 1000,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00342737,
"low": 0.00327311,
"high": 0.00358472
},
"psnr": {
"mean": 24.7948,
"low": 24.5646,
"high": 25.0256
},
"ssim": {
"mean": 0.619745,
"low": 0.609431,
"high": 0.630334
},
"strokes": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
},
"visible": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
}
},
"mse_of_seeds": [
0.00342737
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 6.984919309616089e-10,
"worst_pixel": 5.960464477539062e-07
},
"seconds": {
"batched": 0.1532995642699825,
"processor": 0.15262690842999999,
"batch": 32,
"alone": 0.1434812104998855,
"alone_of": 4,
"load": 2.14,
"claimed": false,
"device": "cpu",
"of": "2026-11-22, 3d2034a"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-1000-layered.webp",
"film": "films/photos-1000-layered.mp4",
"painting": "paintings/photos-1000-layered.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "blank",
"suite": "photos-1000",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 1000,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.116381,
"low": 0.096434,
"high": 0.13639
},
"psnr": {
"mean": 12.3783,
"low": 11.2523,
"high": 13.5364
},
"ssim": {
"mean": 0.00897752,
"low": 0.0072631,
"high": 0.0107001
},
"strokes": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
},
"visible": {
"mean": 0.0,
"low": 0.0,
"high": 0.0
}
},
"mse_of_seeds": [
0.116381
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 0.0
},
"seconds": {
"batched": 5.151699588168412e-07,
"processor": 4.779100000007475e-07,
"batch": 32,
"alone": 3.069751983275637e-06,
"alone_of": 4,
"load": 6.23,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-1000-blank.webp",
"film": null,
"painting": null,
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "random",
"suite": "photos-1000",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 1000,
"seeds": [
0,
1,
2
],
"interval": "seeds",
"figures": {
"mse": {
"mean": 0.148036,
"low": 0.145458,
"high": 0.150653
},
"psnr": {
"mean": 9.06147,
"low": 8.98565,
"high": 9.13705
},
"ssim": {
"mean": 0.16427,
"low": 0.162733,
"high": 0.165664
},
"strokes": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
},
"visible": {
"mean": 1000.0,
"low": 1000.0,
"high": 1000.0
}
},
"mse_of_seeds": [
0.149051,
0.143277,
0.15178
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 8.940696716308594e-08,
"worst_pixel": 0.0020314455032348633
},
"seconds": {
"batched": 7.376729326400284e-05,
"processor": 3.3875629999802946e-05,
"batch": 32,
"alone": 3.5848250263370574e-05,
"alone_of": 4,
"load": 6.22,
"claimed": false,
"device": "cpu",
"of": "2026-11-21, 53a14c7"
},
"gap": null,
"submitted": false,
"actors": [],
"search": null,
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ed77479"
},
"date": "2026-11-25",
"strip": "pictures/photos-1000-random.webp",
"film": "films/photos-1000-random.mp4",
"painting": "paintings/photos-1000-random.npz",
"learned": {
"pictures": "nothing",
"command": ""
}
},
{
"entry": "search",
"suite": "circle-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00324965,
"low": 0.00307385,
"high": 0.00343236
},
"psnr": {
"mean": 25.0868,
"low": 24.812,
"high": 25.3679
},
"ssim": {
"mean": 0.588723,
"low": 0.574634,
"high": 0.602881
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00324965
],
"brush": "circle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.3283064365386963e-10,
"worst_pixel": 2.3245811462402344e-06
},
"seconds": {
"batched": 0.12728045887008194,
"processor": 0.12570343218,
"batch": 32,
"alone": 0.35828635500365635,
"alone_of": 4,
"load": 2.21,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "8da2717"
},
"date": "2026-11-26",
"strip": "pictures/circle-50-search.webp",
"film": "films/circle-50-search.mp4",
"painting": "paintings/circle-50-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "circle",
"suite": "circle-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00565451,
"low": 0.0053966,
"high": 0.00591057
},
"psnr": {
"mean": 22.6138,
"low": 22.388,
"high": 22.8432
},
"ssim": {
"mean": 0.484741,
"low": 0.469994,
"high": 0.499745
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00565451
],
"brush": "circle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 50,
"mse": 0.0,
"worst_pixel": 4.172325134277344e-07
},
"seconds": {
"batched": 0.22523321766999288,
"processor": 0.22503752997999996,
"batch": 32,
"alone": 0.0856912064991775,
"alone_of": 4,
"load": 0.62,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "circle.safetensors",
"bytes": 3059920,
"sha256": "4979d25f67f285e32260bccf22e698feee6805e7a654f680226eaddcbbfe60eb",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "circle",
"bundle": 5,
"numbers": 7,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush circle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 12000 --evaluate-every 3000 --threads 1 --out /work/h/runs/circle"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/circle-50-circle.webp",
"film": "films/circle-50-circle.mp4",
"painting": "paintings/circle-50-circle.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush circle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 12000 --evaluate-every 3000 --threads 1 --out /work/h/runs/circle"
}
},
{
"entry": "search",
"suite": "circle-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.0011226,
"low": 0.00104301,
"high": 0.00120847
},
"psnr": {
"mean": 29.851,
"low": 29.4915,
"high": 30.2271
},
"ssim": {
"mean": 0.776898,
"low": 0.766083,
"high": 0.787461
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.0011226
],
"brush": "circle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.1641532182693481e-10,
"worst_pixel": 1.2516975402832031e-06
},
"seconds": {
"batched": 0.24218399151985068,
"processor": 0.23577931734999993,
"batch": 32,
"alone": 0.461130437997781,
"alone_of": 4,
"load": 3.86,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "8da2717"
},
"date": "2026-11-26",
"strip": "pictures/circle-200-search.webp",
"film": "films/circle-200-search.mp4",
"painting": "paintings/circle-200-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "circle",
"suite": "circle-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00298002,
"low": 0.00282188,
"high": 0.00314267
},
"psnr": {
"mean": 25.4585,
"low": 25.1829,
"high": 25.7393
},
"ssim": {
"mean": 0.604345,
"low": 0.591731,
"high": 0.617169
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00298002
],
"brush": "circle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 4.656612873077393e-10,
"worst_pixel": 4.172325134277344e-07
},
"seconds": {
"batched": 0.24312010501998885,
"processor": 0.2430723475300001,
"batch": 32,
"alone": 0.29131084224900405,
"alone_of": 4,
"load": 0.81,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "circle.safetensors",
"bytes": 3059920,
"sha256": "4979d25f67f285e32260bccf22e698feee6805e7a654f680226eaddcbbfe60eb",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "circle",
"bundle": 5,
"numbers": 7,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush circle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 12000 --evaluate-every 3000 --threads 1 --out /work/h/runs/circle"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/circle-200-circle.webp",
"film": "films/circle-200-circle.mp4",
"painting": "paintings/circle-200-circle.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush circle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 12000 --evaluate-every 3000 --threads 1 --out /work/h/runs/circle"
}
},
{
"entry": "search",
"suite": "triangle-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00263886,
"low": 0.00249398,
"high": 0.00277543
},
"psnr": {
"mean": 26.0085,
"low": 25.7186,
"high": 26.3331
},
"ssim": {
"mean": 0.636063,
"low": 0.624202,
"high": 0.648913
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00263886
],
"brush": "triangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 5.930662155151367e-06
},
"seconds": {
"batched": 0.6588207924601739,
"processor": 0.64889022753,
"batch": 32,
"alone": 0.9705638047489629,
"alone_of": 4,
"load": 2.32,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "8da2717"
},
"date": "2026-11-26",
"strip": "pictures/triangle-50-search.webp",
"film": "films/triangle-50-search.mp4",
"painting": "paintings/triangle-50-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "triangle",
"suite": "triangle-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00589785,
"low": 0.00564921,
"high": 0.00614263
},
"psnr": {
"mean": 22.4317,
"low": 22.2097,
"high": 22.676
},
"ssim": {
"mean": 0.473451,
"low": 0.460336,
"high": 0.487662
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00589785
],
"brush": "triangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 50,
"mse": 4.656612873077393e-10,
"worst_pixel": 7.413327693939209e-07
},
"seconds": {
"batched": 0.09263614145998872,
"processor": 0.09262386040999998,
"batch": 32,
"alone": 0.11773629050003365,
"alone_of": 4,
"load": 0.85,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "triangle.safetensors",
"bytes": 3075310,
"sha256": "e7ead27cb876e6cf6ff6ae94ae88659f2b043369f6eb0d7bea9b71e48790fd13",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "triangle",
"bundle": 5,
"numbers": 10,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush triangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/triangle"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/triangle-50-triangle.webp",
"film": "films/triangle-50-triangle.mp4",
"painting": "paintings/triangle-50-triangle.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush triangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/triangle"
}
},
{
"entry": "search",
"suite": "triangle-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000804504,
"low": 0.000753244,
"high": 0.00085314
},
"psnr": {
"mean": 31.2554,
"low": 30.911,
"high": 31.6352
},
"ssim": {
"mean": 0.824471,
"low": 0.817743,
"high": 0.832269
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.000804504
],
"brush": "triangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 5.820766091346741e-11,
"worst_pixel": 1.1026859283447266e-06
},
"seconds": {
"batched": 2.302250235160027,
"processor": 2.29726421935,
"batch": 32,
"alone": 2.731147304750266,
"alone_of": 4,
"load": 1.23,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/triangle-200-search.webp",
"film": "films/triangle-200-search.mp4",
"painting": "paintings/triangle-200-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "triangle",
"suite": "triangle-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00309757,
"low": 0.00293601,
"high": 0.0032546
},
"psnr": {
"mean": 25.2888,
"low": 25.0169,
"high": 25.5784
},
"ssim": {
"mean": 0.595228,
"low": 0.583319,
"high": 0.607763
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00309758
],
"brush": "triangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 2.3283064365386963e-10,
"worst_pixel": 7.413327693939209e-07
},
"seconds": {
"batched": 0.2625009409099948,
"processor": 0.2624559868,
"batch": 32,
"alone": 0.3199992312511313,
"alone_of": 4,
"load": 0.91,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "triangle.safetensors",
"bytes": 3075310,
"sha256": "e7ead27cb876e6cf6ff6ae94ae88659f2b043369f6eb0d7bea9b71e48790fd13",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "triangle",
"bundle": 5,
"numbers": 10,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush triangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/triangle"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/triangle-200-triangle.webp",
"film": "films/triangle-200-triangle.mp4",
"painting": "paintings/triangle-200-triangle.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush triangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/triangle"
}
},
{
"entry": "search",
"suite": "rectangle-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00262354,
"low": 0.00247963,
"high": 0.00276374
},
"psnr": {
"mean": 26.0366,
"low": 25.7397,
"high": 26.352
},
"ssim": {
"mean": 0.635019,
"low": 0.622911,
"high": 0.648239
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00262354
],
"brush": "rectangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.4924596548080444e-10,
"worst_pixel": 1.3709068298339844e-06
},
"seconds": {
"batched": 0.13855781998005112,
"processor": 0.13598548506,
"batch": 32,
"alone": 0.3896292675017321,
"alone_of": 4,
"load": 2.67,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "8da2717"
},
"date": "2026-11-26",
"strip": "pictures/rectangle-50-search.webp",
"film": "films/rectangle-50-search.mp4",
"painting": "paintings/rectangle-50-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "rectangle",
"suite": "rectangle-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00568928,
"low": 0.005437,
"high": 0.00594131
},
"psnr": {
"mean": 22.5887,
"low": 22.3641,
"high": 22.8234
},
"ssim": {
"mean": 0.479826,
"low": 0.465746,
"high": 0.493975
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00568928
],
"brush": "rectangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 50,
"mse": 9.313225746154785e-10,
"worst_pixel": 1.3113021850585938e-06
},
"seconds": {
"batched": 0.08071192968000104,
"processor": 0.08068342245999999,
"batch": 32,
"alone": 0.09338257149829587,
"alone_of": 4,
"load": 0.93,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "rectangle.safetensors",
"bytes": 3070180,
"sha256": "b598ed3ee5c336e79acf566af9d549bdff5d0dd69f6f14d217d6a05479922ae1",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "rectangle",
"bundle": 5,
"numbers": 9,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush rectangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/rectangle"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/rectangle-50-rectangle.webp",
"film": "films/rectangle-50-rectangle.mp4",
"painting": "paintings/rectangle-50-rectangle.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush rectangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/rectangle"
}
},
{
"entry": "search",
"suite": "rectangle-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00082697,
"low": 0.000772297,
"high": 0.000880488
},
"psnr": {
"mean": 31.15,
"low": 30.7893,
"high": 31.5272
},
"ssim": {
"mean": 0.819688,
"low": 0.812095,
"high": 0.827891
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00082697
],
"brush": "rectangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 0.0,
"worst_pixel": 7.152557373046875e-07
},
"seconds": {
"batched": 0.4538643676800348,
"processor": 0.45292080133999946,
"batch": 32,
"alone": 0.8094913197501228,
"alone_of": 4,
"load": 1.45,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/rectangle-200-search.webp",
"film": "films/rectangle-200-search.mp4",
"painting": "paintings/rectangle-200-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "rectangle",
"suite": "rectangle-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00288232,
"low": 0.00273516,
"high": 0.00302349
},
"psnr": {
"mean": 25.5902,
"low": 25.3239,
"high": 25.8739
},
"ssim": {
"mean": 0.606951,
"low": 0.595159,
"high": 0.619625
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00288232
],
"brush": "rectangle",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 2.3283064365386963e-10,
"worst_pixel": 1.3113021850585938e-06
},
"seconds": {
"batched": 0.2299073668100027,
"processor": 0.22982383018000005,
"batch": 32,
"alone": 0.26356870549989253,
"alone_of": 4,
"load": 1.03,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "rectangle.safetensors",
"bytes": 3070180,
"sha256": "b598ed3ee5c336e79acf566af9d549bdff5d0dd69f6f14d217d6a05479922ae1",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "rectangle",
"bundle": 5,
"numbers": 9,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush rectangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/rectangle"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/rectangle-200-rectangle.webp",
"film": "films/rectangle-200-rectangle.mp4",
"painting": "paintings/rectangle-200-rectangle.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush rectangle --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/rectangle"
}
},
{
"entry": "search",
"suite": "marker-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00243709,
"low": 0.00229541,
"high": 0.0025702
},
"psnr": {
"mean": 26.3896,
"low": 26.0943,
"high": 26.7264
},
"ssim": {
"mean": 0.652267,
"low": 0.640018,
"high": 0.665728
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00243709
],
"brush": "marker",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.3283064365386963e-10,
"worst_pixel": 2.5033950805664062e-06
},
"seconds": {
"batched": 0.2504317601500952,
"processor": 0.23477796126,
"batch": 32,
"alone": 0.5754443890000402,
"alone_of": 4,
"load": 3.06,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "8da2717"
},
"date": "2026-11-26",
"strip": "pictures/marker-50-search.webp",
"film": "films/marker-50-search.mp4",
"painting": "paintings/marker-50-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "search",
"suite": "marker-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000831874,
"low": 0.000774172,
"high": 0.000886601
},
"psnr": {
"mean": 31.1658,
"low": 30.8057,
"high": 31.584
},
"ssim": {
"mean": 0.824492,
"low": 0.816631,
"high": 0.833077
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 199.99,
"low": 199.97,
"high": 200.0
}
},
"mse_of_seeds": [
0.000831874
],
"brush": "marker",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 2.3283064365386963e-10,
"worst_pixel": 1.9669532775878906e-06
},
"seconds": {
"batched": 2.2771773384100014,
"processor": 1.03746965061,
"batch": 32,
"alone": 1.5888461480008118,
"alone_of": 4,
"load": 3.46,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "fb1960b"
},
"date": "2026-11-27",
"strip": "pictures/marker-200-search.webp",
"film": "films/marker-200-search.mp4",
"painting": "paintings/marker-200-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "search",
"suite": "watercolor-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00218856,
"low": 0.00205513,
"high": 0.00231888
},
"psnr": {
"mean": 26.9001,
"low": 26.5719,
"high": 27.2837
},
"ssim": {
"mean": 0.666182,
"low": 0.653428,
"high": 0.680248
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00218856
],
"brush": "watercolor",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 3.725290298461914e-09,
"worst_pixel": 0.008633702993392944
},
"seconds": {
"batched": 0.44620154752003144,
"processor": 0.42345745084000014,
"batch": 32,
"alone": 0.888746096752584,
"alone_of": 4,
"load": 3.46,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "8da2717"
},
"date": "2026-11-26",
"strip": "pictures/watercolor-50-search.webp",
"film": "films/watercolor-50-search.mp4",
"painting": "paintings/watercolor-50-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "watercolor",
"suite": "watercolor-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00557693,
"low": 0.00532513,
"high": 0.00582441
},
"psnr": {
"mean": 22.6834,
"low": 22.4571,
"high": 22.9353
},
"ssim": {
"mean": 0.483991,
"low": 0.470161,
"high": 0.498459
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00557693
],
"brush": "watercolor",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 50,
"mse": 9.313225746154785e-10,
"worst_pixel": 2.063065767288208e-05
},
"seconds": {
"batched": 0.0904101223500038,
"processor": 0.09039743206999999,
"batch": 32,
"alone": 0.10093319550014712,
"alone_of": 4,
"load": 1.09,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "watercolor.safetensors",
"bytes": 3100968,
"sha256": "5cf4fa08b779c74d57f7b8bb2083206cf314df1a11db76829cb2825fdbefdf3b",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "watercolor",
"bundle": 5,
"numbers": 15,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush watercolor --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/watercolor"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/watercolor-50-watercolor.webp",
"film": "films/watercolor-50-watercolor.mp4",
"painting": "paintings/watercolor-50-watercolor.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush watercolor --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/watercolor"
}
},
{
"entry": "search",
"suite": "watercolor-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000643586,
"low": 0.00059833,
"high": 0.000686511
},
"psnr": {
"mean": 32.2913,
"low": 31.9203,
"high": 32.7219
},
"ssim": {
"mean": 0.846253,
"low": 0.839288,
"high": 0.854231
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.000643586
],
"brush": "watercolor",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 1.280568540096283e-08,
"worst_pixel": 0.006531335413455963
},
"seconds": {
"batched": 1.6534078968799804,
"processor": 1.64977048783,
"batch": 32,
"alone": 2.0924953622497924,
"alone_of": 4,
"load": 2.03,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/watercolor-200-search.webp",
"film": "films/watercolor-200-search.mp4",
"painting": "paintings/watercolor-200-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "watercolor",
"suite": "watercolor-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00291898,
"low": 0.00275797,
"high": 0.00307136
},
"psnr": {
"mean": 25.5615,
"low": 25.2844,
"high": 25.8595
},
"ssim": {
"mean": 0.608887,
"low": 0.596896,
"high": 0.62212
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00291898
],
"brush": "watercolor",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 2.3283064365386963e-10,
"worst_pixel": 1.8693506717681885e-05
},
"seconds": {
"batched": 0.2529307258400149,
"processor": 0.25285178242999995,
"batch": 32,
"alone": 0.285788207999758,
"alone_of": 4,
"load": 1.05,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "watercolor.safetensors",
"bytes": 3100968,
"sha256": "5cf4fa08b779c74d57f7b8bb2083206cf314df1a11db76829cb2825fdbefdf3b",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "watercolor",
"bundle": 5,
"numbers": 15,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush watercolor --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/watercolor"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/watercolor-200-watercolor.webp",
"film": "films/watercolor-200-watercolor.mp4",
"painting": "paintings/watercolor-200-watercolor.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush watercolor --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/watercolor"
}
},
{
"entry": "search",
"suite": "oil-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00270353,
"low": 0.00254686,
"high": 0.00285212
},
"psnr": {
"mean": 25.9316,
"low": 25.6169,
"high": 26.274
},
"ssim": {
"mean": 0.6188,
"low": 0.606396,
"high": 0.632053
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00270353
],
"brush": "oil",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.0954757928848267e-09,
"worst_pixel": 0.00016323477029800415
},
"seconds": {
"batched": 0.7526263061798818,
"processor": 0.7168134168599997,
"batch": 32,
"alone": 1.0033985622467299,
"alone_of": 4,
"load": 3.73,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "AMD EPYC",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "8da2717"
},
"date": "2026-11-26",
"strip": "pictures/oil-50-search.webp",
"film": "films/oil-50-search.mp4",
"painting": "paintings/oil-50-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "oil",
"suite": "oil-50",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 50,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00613503,
"low": 0.00585798,
"high": 0.00641736
},
"psnr": {
"mean": 22.2627,
"low": 22.0357,
"high": 22.4952
},
"ssim": {
"mean": 0.448837,
"low": 0.434334,
"high": 0.463804
},
"strokes": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
},
"visible": {
"mean": 50.0,
"low": 50.0,
"high": 50.0
}
},
"mse_of_seeds": [
0.00613503
],
"brush": "oil",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 50,
"mse": 2.3283064365386963e-09,
"worst_pixel": 0.00011456012725830078
},
"seconds": {
"batched": 0.09843819960002292,
"processor": 0.09837487833000001,
"batch": 32,
"alone": 0.11470022649973544,
"alone_of": 4,
"load": 1.02,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "oil.safetensors",
"bytes": 3085554,
"sha256": "a67382b93cdf05d7c5f55a3c284777eb35919953c592b7d0d367721e8c2f9d33",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "oil",
"bundle": 5,
"numbers": 12,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush oil --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/oil"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/oil-50-oil.webp",
"film": "films/oil-50-oil.mp4",
"painting": "paintings/oil-50-oil.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush oil --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/oil"
}
},
{
"entry": "search",
"suite": "oil-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000804047,
"low": 0.000748797,
"high": 0.000855884
},
"psnr": {
"mean": 31.3,
"low": 30.9287,
"high": 31.7104
},
"ssim": {
"mean": 0.820247,
"low": 0.812705,
"high": 0.828779
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.000804047
],
"brush": "oil",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 1.280568540096283e-09,
"worst_pixel": 3.6597251892089844e-05
},
"seconds": {
"batched": 2.363119929509994,
"processor": 2.30857123915,
"batch": 32,
"alone": 2.827573060000759,
"alone_of": 4,
"load": 3.21,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": null,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/oil-200-search.webp",
"film": "films/oil-200-search.mp4",
"painting": "paintings/oil-200-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "oil",
"suite": "oil-200",
"digest": "73f7495622a9d86118c0f7952a1d87f453bf6b0c866d93016705b8714f1bb75a",
"dataset": "photos",
"pictures": 100,
"size": 128,
"budget": 200,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00317313,
"low": 0.00300123,
"high": 0.00334094
},
"psnr": {
"mean": 25.1944,
"low": 24.9128,
"high": 25.4969
},
"ssim": {
"mean": 0.580773,
"low": 0.568485,
"high": 0.593751
},
"strokes": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
},
"visible": {
"mean": 200.0,
"low": 200.0,
"high": 200.0
}
},
"mse_of_seeds": [
0.00317313
],
"brush": "oil",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"strokes": 200,
"mse": 1.6298145055770874e-09,
"worst_pixel": 5.555152893066406e-05
},
"seconds": {
"batched": 0.2632686950000425,
"processor": 0.2632062273400001,
"batch": 32,
"alone": 0.3419163145008497,
"alone_of": 4,
"load": 1.01,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "oil.safetensors",
"bytes": 3085554,
"sha256": "a67382b93cdf05d7c5f55a3c284777eb35919953c592b7d0d367721e8c2f9d33",
"spec": {
"network": "mixer",
"widths": [
128,
128,
128,
128
],
"view": 64,
"look": "learned",
"brush": "oil",
"bundle": 5,
"numbers": 12,
"trained_for": 200,
"dataset": "monet+monet+photos+mnist+shapes+strokes",
"size": 128,
"sees": "missing x 4"
},
"command": "python -m agents.train look_then_paint --preset cpu --brush oil --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/oil"
}
],
"search": null,
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "b8973f5"
},
"date": "2026-11-27",
"strip": "pictures/oil-200-oil.webp",
"film": "films/oil-200-oil.mp4",
"painting": "paintings/oil-200-oil.npz",
"learned": {
"pictures": "monet, photos, mnist, shapes, strokes at 128 px",
"command": "python -m agents.train look_then_paint --preset cpu --brush oil --actor agents/weights/general.safetensors --dataset monet+monet+photos+mnist+shapes+strokes --budgets 20 50 200 1000 --judge-on 100 --updates 7000 --evaluate-every 3500 --threads 1 --out /work/h/runs/oil"
}
},
{
"entry": "search",
"suite": "kodak-256",
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"dataset": "kodak",
"pictures": 24,
"size": 768,
"budget": 256,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00393171,
"low": 0.00269837,
"high": 0.00533044
},
"psnr": {
"mean": 25.3157,
"low": 23.9972,
"high": 26.614
},
"ssim": {
"mean": 0.634942,
"low": 0.576683,
"high": 0.690255
},
"strokes": {
"mean": 256.0,
"low": 256.0,
"high": 256.0
},
"visible": {
"mean": 255.958,
"low": 255.875,
"high": 256.0
},
"perceptual": {
"mean": 0.289684,
"low": 0.228145,
"high": 0.352735
}
},
"mse_of_seeds": [
0.00393171
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.5832483768463135e-08,
"worst_pixel": 0.03411674499511719
},
"seconds": {
"batched": 30.642984628833347,
"processor": 27.785908581375,
"batch": 32,
"alone": null,
"alone_of": 4,
"load": 5.1,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": 30.0,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "a358ca5"
},
"date": "2026-11-27",
"strip": "pictures/kodak-256-search.webp",
"film": "films/kodak-256-search.mp4",
"painting": "paintings/kodak-256-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "search",
"suite": "kodak-512",
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"dataset": "kodak",
"pictures": 24,
"size": 768,
"budget": 512,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00291971,
"low": 0.00198937,
"high": 0.00401576
},
"psnr": {
"mean": 26.6725,
"low": 25.3074,
"high": 28.0065
},
"ssim": {
"mean": 0.682933,
"low": 0.628764,
"high": 0.732157
},
"strokes": {
"mean": 512.0,
"low": 512.0,
"high": 512.0
},
"visible": {
"mean": 511.833,
"low": 511.667,
"high": 511.958
},
"perceptual": {
"mean": 0.230684,
"low": 0.179389,
"high": 0.285469
}
},
"mse_of_seeds": [
0.00291971
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 1,
"strokes": 512,
"mse": 1.1641532182693481e-08,
"worst_pixel": 0.07558485120534897
},
"seconds": {
"batched": 30.06100817729157,
"processor": 29.68933615095833,
"batch": 32,
"alone": null,
"alone_of": 4,
"load": 2.22,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": 30.0,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "e924b1e"
},
"date": "2026-11-27",
"strip": "pictures/kodak-512-search.webp",
"film": "films/kodak-512-search.mp4",
"painting": "paintings/kodak-512-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "search",
"suite": "kodak-1024",
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"dataset": "kodak",
"pictures": 24,
"size": 768,
"budget": 1024,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00204498,
"low": 0.00137446,
"high": 0.00288284
},
"psnr": {
"mean": 28.3449,
"low": 26.8869,
"high": 29.7386
},
"ssim": {
"mean": 0.739262,
"low": 0.690177,
"high": 0.783167
},
"strokes": {
"mean": 1024.0,
"low": 1024.0,
"high": 1024.0
},
"visible": {
"mean": 1023.46,
"low": 1023.04,
"high": 1023.79
},
"perceptual": {
"mean": 0.172948,
"low": 0.132629,
"high": 0.217683
}
},
"mse_of_seeds": [
0.00204498
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 1,
"strokes": 512,
"mse": 4.842877388000488e-08,
"worst_pixel": 0.030993551015853882
},
"seconds": {
"batched": 60.67111900679166,
"processor": 60.05093094320833,
"batch": 32,
"alone": null,
"alone_of": 4,
"load": 2.82,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": 60.0,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "e924b1e"
},
"date": "2026-11-27",
"strip": "pictures/kodak-1024-search.webp",
"film": "films/kodak-1024-search.mp4",
"painting": "paintings/kodak-1024-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "search",
"suite": "kodak-2048",
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"dataset": "kodak",
"pictures": 24,
"size": 768,
"budget": 2048,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.00146413,
"low": 0.000975719,
"high": 0.00208967
},
"psnr": {
"mean": 29.8627,
"low": 28.3588,
"high": 31.2558
},
"ssim": {
"mean": 0.789374,
"low": 0.747293,
"high": 0.825541
},
"strokes": {
"mean": 2048.0,
"low": 2048.0,
"high": 2048.0
},
"visible": {
"mean": 2038.04,
"low": 2024.08,
"high": 2047.08
},
"perceptual": {
"mean": 0.127907,
"low": 0.0983705,
"high": 0.162401
}
},
"mse_of_seeds": [
0.00146413
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 1,
"strokes": 683,
"mse": 3.725290298461914e-09,
"worst_pixel": 0.015079915523529053
},
"seconds": {
"batched": 60.12004028833326,
"processor": 59.28832022266666,
"batch": 32,
"alone": null,
"alone_of": 4,
"load": 3.06,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": 60.0,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "e924b1e"
},
"date": "2026-11-27",
"strip": "pictures/kodak-2048-search.webp",
"film": "films/kodak-2048-search.mp4",
"painting": "paintings/kodak-2048-search.npz",
"learned": {
"pictures": "the picture it paints",
"command": ""
}
},
{
"entry": "search",
"suite": "kodak-5000",
"digest": "fa728f2dadb538268c35905130b045e0e661ae2f9976d7b86d9e1de1d23f0e7c",
"dataset": "kodak",
"pictures": 24,
"size": 768,
"budget": 5000,
"seeds": [
0
],
"interval": "pictures",
"figures": {
"mse": {
"mean": 0.000963757,
"low": 0.000646316,
"high": 0.00137836
},
"psnr": {
"mean": 31.6194,
"low": 30.1408,
"high": 32.9535
},
"ssim": {
"mean": 0.8413,
"low": 0.811038,
"high": 0.867722
},
"strokes": {
"mean": 5000.0,
"low": 5000.0,
"high": 5000.0
},
"visible": {
"mean": 4951.25,
"low": 4929.17,
"high": 4971.01
},
"perceptual": {
"mean": 0.0859463,
"low": 0.0671498,
"high": 0.108477
}
},
"mse_of_seeds": [
0.000963757
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 1,
"strokes": 1000,
"mse": 0.0,
"worst_pixel": 0.0032893121242523193
},
"seconds": {
"batched": 60.20220700075,
"processor": 58.39018520825001,
"batch": 32,
"alone": null,
"alone_of": 4,
"load": 2.38,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [],
"search": {
"steps": 300,
"seconds": 60.0,
"change": 0.0,
"groups": 20,
"again_every": 10,
"moving": "all",
"seed": 0
},
"machine": {
"processor": "Intel(R) Xeon(R) Processor",
"instructions": "AVX512",
"bfloat16": true,
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "e924b1e"
},
"date": "2026-11-27",
"strip": "pictures/kodak-5000-search.webp",
"film": "films/kodak-5000-search.mp4",
"painting": null,
"learned": {
"pictures": "the picture it paints",
"command": ""
}
}
]
};
