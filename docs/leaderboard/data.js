const BOARD = {
"first": "photos-200",
"terms": "The pictures are squares of photographs bundled with scikit-image (public domain or CC0) and digits of MNIST (CC BY-SA 3.0).",
"suites": [
{
"name": "mnist-5",
"dataset": "mnist",
"pictures": 10000,
"budget": 5,
"size": 128,
"paper": 0.00596,
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
"targets": "pictures/photos.webp",
"may_be_shown": true
}
],
"results": [
{
"entry": "digits",
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
"mean": 0.00766065,
"low": 0.00757159,
"high": 0.00774887
},
"psnr": {
"mean": 22.062,
"low": 22.0022,
"high": 22.1259
},
"ssim": {
"mean": 0.80567,
"low": 0.804151,
"high": 0.807235
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
0.00766064
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 3.1888484954833984e-06
},
"seconds": {
"batched": 0.024166691354400246,
"processor": 0.020492377907100023,
"batch": 32,
"alone": 0.02200545799860265,
"alone_of": 4,
"load": 2.17,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "digits.safetensors",
"bytes": 2940386,
"sha256": "7a72fa7ce92035571e10fdf1e95df33bb670a85ef93905b75fe7182934e909f1",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/mnist-5-digits.webp",
"film": "films/mnist-5-digits.mp4"
},
{
"entry": "general",
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
"mean": 0.0187518,
"low": 0.0185874,
"high": 0.0189176
},
"psnr": {
"mean": 17.8964,
"low": 17.8429,
"high": 17.9484
},
"ssim": {
"mean": 0.745417,
"low": 0.744095,
"high": 0.746731
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
0.0187518
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.3283064365386963e-10,
"worst_pixel": 1.2502074241638184e-05
},
"seconds": {
"batched": 0.006472458790196106,
"processor": 0.006409030752099983,
"batch": 32,
"alone": 0.010121388750121696,
"alone_of": 4,
"load": 2.02,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/mnist-5-general.webp",
"film": "films/mnist-5-general.mp4"
},
{
"entry": "blank",
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
"mean": 0.102587,
"low": 0.101775,
"high": 0.103346
},
"psnr": {
"mean": 10.23,
"low": 10.1966,
"high": 10.2651
},
"ssim": {
"mean": 0.66549,
"low": 0.664007,
"high": 0.667003
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
0.102587
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
"strip": "pictures/mnist-5-blank.webp",
"film": null
},
{
"entry": "random",
"suite": "mnist-5",
"digest": "39037a8d1d1a73e20a6ed40a75bf14aa3436c7b9bcaf5bd02c228147ffd42574",
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
"mean": 0.120411,
"low": 0.120171,
"high": 0.120662
},
"psnr": {
"mean": 9.36663,
"low": 9.35767,
"high": 9.37551
},
"ssim": {
"mean": 0.257792,
"low": 0.257045,
"high": 0.25853
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
0.120658,
0.12014,
0.120435
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 7.450580596923828e-09,
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
"strip": "pictures/mnist-5-random.webp",
"film": "films/mnist-5-random.mp4"
},
{
"entry": "general",
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
"mean": 0.0010612,
"low": 0.000752825,
"high": 0.00136092
},
"psnr": {
"mean": 30.4046,
"low": 28.8818,
"high": 32.168
},
"ssim": {
"mean": 0.857583,
"low": 0.832264,
"high": 0.885866
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
0.0010612
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.1641532182693481e-10,
"worst_pixel": 1.2665987014770508e-06
},
"seconds": {
"batched": 0.05473812429991085,
"processor": 0.054123241799999985,
"batch": 32,
"alone": 0.07676059750156128,
"alone_of": 4,
"load": 3.42,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5"
},
"date": "2026-11-21",
"strip": null,
"film": null
},
{
"entry": "random",
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
0.0905564,
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
"film": null
},
{
"entry": "blank",
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
"film": null
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
"mean": 0.00310661,
"low": 0.00300775,
"high": 0.00321732
},
"psnr": {
"mean": 25.4911,
"low": 25.3656,
"high": 25.6167
},
"ssim": {
"mean": 0.70505,
"low": 0.700655,
"high": 0.709405
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
0.00310661
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 6.105005741119385e-05
},
"seconds": {
"batched": 0.25385161285500546,
"processor": 0.23917529659625006,
"batch": 32,
"alone": 0.36364319725180394,
"alone_of": 4,
"load": 2.17,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null
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
"film": null
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
"film": null
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
"mean": 0.00561546,
"low": 0.00463185,
"high": 0.00665853
},
"psnr": {
"mean": 24.347,
"low": 23.4568,
"high": 25.2849
},
"ssim": {
"mean": 0.634323,
"low": 0.601655,
"high": 0.669489
},
"strokes": {
"mean": 400.0,
"low": 400.0,
"high": 400.0
},
"visible": {
"mean": 399.778,
"low": 399.5,
"high": 400.0
}
},
"mse_of_seeds": [
0.00561546
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 9.313225746154785e-10,
"worst_pixel": 1.2516975402832031e-05
},
"seconds": {
"batched": 0.5527026708221658,
"processor": 0.5397411731777777,
"batch": 32,
"alone": 0.7786592687480152,
"alone_of": 4,
"load": 2.57,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": null,
"film": null
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
"film": null
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
"film": null
},
{
"entry": "general",
"suite": "photos-10",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"mean": 0.00929182,
"low": 0.00893244,
"high": 0.00965777
},
"psnr": {
"mean": 20.4172,
"low": 20.2305,
"high": 20.6052
},
"ssim": {
"mean": 0.410604,
"low": 0.396905,
"high": 0.424885
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
0.00929182
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 1.862645149230957e-09,
"worst_pixel": 2.4959444999694824e-06
},
"seconds": {
"batched": 0.013398702609993051,
"processor": 0.01316480718000001,
"batch": 32,
"alone": 0.019938926250688382,
"alone_of": 4,
"load": 2.34,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-10-general.webp",
"film": "films/photos-10-general.mp4"
},
{
"entry": "random",
"suite": "photos-10",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"strip": "pictures/photos-10-random.webp",
"film": "films/photos-10-random.mp4"
},
{
"entry": "blank",
"suite": "photos-10",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"strip": "pictures/photos-10-blank.webp",
"film": null
},
{
"entry": "general",
"suite": "photos-20",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"mean": 0.0074477,
"low": 0.00715655,
"high": 0.00773719
},
"psnr": {
"mean": 21.3898,
"low": 21.1933,
"high": 21.602
},
"ssim": {
"mean": 0.442404,
"low": 0.427988,
"high": 0.457963
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
0.0074477
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 2.4959444999694824e-06
},
"seconds": {
"batched": 0.026273191150030472,
"processor": 0.025741605420000084,
"batch": 32,
"alone": 0.04029217525203421,
"alone_of": 4,
"load": 2.34,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-20-general.webp",
"film": "films/photos-20-general.mp4"
},
{
"entry": "blank",
"suite": "photos-20",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"strip": "pictures/photos-20-blank.webp",
"film": null
},
{
"entry": "random",
"suite": "photos-20",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"low": 0.162107,
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
"strip": "pictures/photos-20-random.webp",
"film": "films/photos-20-random.mp4"
},
{
"entry": "general",
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
"mean": 0.00524647,
"low": 0.00498774,
"high": 0.00549137
},
"psnr": {
"mean": 22.9835,
"low": 22.7289,
"high": 23.2686
},
"ssim": {
"mean": 0.504527,
"low": 0.489646,
"high": 0.520396
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
0.00524647
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 4.656612873077393e-10,
"worst_pixel": 4.76837158203125e-07
},
"seconds": {
"batched": 0.0644851640300476,
"processor": 0.06327382933999999,
"batch": 32,
"alone": 0.11281403850080096,
"alone_of": 4,
"load": 2.29,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-50-general.webp",
"film": "films/photos-50-general.mp4"
},
{
"entry": "blank",
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
"strip": "pictures/photos-50-blank.webp",
"film": null
},
{
"entry": "random",
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
"strip": "pictures/photos-50-random.webp",
"film": "films/photos-50-random.mp4"
},
{
"entry": "general",
"suite": "photos-100",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"mean": 0.00377115,
"low": 0.003555,
"high": 0.00397759
},
"psnr": {
"mean": 24.4834,
"low": 24.1913,
"high": 24.8084
},
"ssim": {
"mean": 0.565107,
"low": 0.550649,
"high": 0.580625
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
0.00377115
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 4.76837158203125e-07
},
"seconds": {
"batched": 0.12968568898002558,
"processor": 0.12704942824000007,
"batch": 32,
"alone": 0.18535655750019941,
"alone_of": 4,
"load": 2.22,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-100-general.webp",
"film": "films/photos-100-general.mp4"
},
{
"entry": "blank",
"suite": "photos-100",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"strip": "pictures/photos-100-blank.webp",
"film": null
},
{
"entry": "random",
"suite": "photos-100",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"strip": "pictures/photos-100-random.webp",
"film": "films/photos-100-random.mp4"
},
{
"entry": "general",
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
"mean": 0.00257379,
"low": 0.00241705,
"high": 0.00272823
},
"psnr": {
"mean": 26.1748,
"low": 25.8582,
"high": 26.518
},
"ssim": {
"mean": 0.63807,
"low": 0.625039,
"high": 0.65246
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
0.00257379
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 4.76837158203125e-07
},
"seconds": {
"batched": 0.14393988065996383,
"processor": 0.28394653388999996,
"batch": 32,
"alone": 0.239366282001356,
"alone_of": 4,
"load": 1.33,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 2,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "ce229aa"
},
"date": "2026-11-21",
"strip": "pictures/photos-200-general.webp",
"film": "films/photos-200-general.mp4"
},
{
"entry": "blank",
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
"strip": "pictures/photos-200-blank.webp",
"film": null
},
{
"entry": "random",
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
"mean": 0.149872,
"low": 0.147014,
"high": 0.152742
},
"psnr": {
"mean": 9.02053,
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
"strip": "pictures/photos-200-random.webp",
"film": "films/photos-200-random.mp4"
},
{
"entry": "general",
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
"mean": 0.00148391,
"low": 0.00138635,
"high": 0.00158001
},
"psnr": {
"mean": 28.6062,
"low": 28.2662,
"high": 28.9783
},
"ssim": {
"mean": 0.738901,
"low": 0.727758,
"high": 0.750706
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
0.00148391
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 2.3283064365386963e-10,
"worst_pixel": 4.76837158203125e-07
},
"seconds": {
"batched": 0.6431100671799505,
"processor": 0.6401439487999998,
"batch": 32,
"alone": 0.9241959225000755,
"alone_of": 4,
"load": 2.03,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-500-general.webp",
"film": "films/photos-500-general.mp4"
},
{
"entry": "blank",
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
"strip": "pictures/photos-500-blank.webp",
"film": null
},
{
"entry": "random",
"suite": "photos-500",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"strip": "pictures/photos-500-random.webp",
"film": "films/photos-500-random.mp4"
},
{
"entry": "general",
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
"mean": 0.000960855,
"low": 0.000890943,
"high": 0.00103225
},
"psnr": {
"mean": 30.5614,
"low": 30.18,
"high": 30.9659
},
"ssim": {
"mean": 0.808289,
"low": 0.798487,
"high": 0.818409
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
0.000960855
],
"brush": "bezier",
"judge": "tiles",
"held_to_exact": {
"pictures": 4,
"mse": 0.0,
"worst_pixel": 4.500150680541992e-05
},
"seconds": {
"batched": 1.2953484744999877,
"processor": 1.2784516483399992,
"batch": 32,
"alone": 1.8710539172516292,
"alone_of": 4,
"load": 2.01,
"claimed": false,
"device": "cpu"
},
"gap": null,
"submitted": false,
"actors": [
{
"file": "general.safetensors",
"bytes": 3088916,
"sha256": "291b8cd5e6885775eea79e8536030e85dfc8ea8eedae090bfbebeb40f3632234",
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
"machine": {
"processor": "AMD EPYC",
"cores": 2,
"threads": 1,
"gpu": null,
"torch": "2.13.0+cpu",
"python": "3.11.7",
"commit": "d07d2c5-dirty"
},
"date": "2026-11-21",
"strip": "pictures/photos-1000-general.webp",
"film": "films/photos-1000-general.mp4"
},
{
"entry": "blank",
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
"strip": "pictures/photos-1000-blank.webp",
"film": null
},
{
"entry": "random",
"suite": "photos-1000",
"digest": "94c49777a0811851906c5bf237e4f1b12a2001eb94c3ee734aa297d34ffd4637",
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
"high": 9.13706
},
"ssim": {
"mean": 0.16427,
"low": 0.162733,
"high": 0.165665
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
"strip": "pictures/photos-1000-random.webp",
"film": "films/photos-1000-random.mp4"
}
]
};
