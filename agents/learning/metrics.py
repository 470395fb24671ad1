"""What every number means that a learner reports, in `metrics.jsonl` and TensorBoard.

A test trains every learner and compares: what is logged stands here, and what stands here is
logged.
"""

METRICS: dict[str, str] = {
    "update": "updates made so far; every line has it",
    "seconds": "seconds spent in updates, without evaluations and saves, over all resumed parts",
    "processor_seconds": "the same in seconds of processor time, over all threads",
    "samples": "Stable-Baselines3: actions taken so far in all environments together",
    "error": "Stable-Baselines3: squared error at the end of the episodes that ended in the update",
    "loss": "learned renderers: squared error of premultiplied colour and alpha, each stroke's "
    "divided by how much of the canvas it covers",
    "random": "learned renderers: PSNR in dB of held-out random strokes",
    "extreme": "learned renderers: PSNR in dB of held-out extreme strokes (tiny, full, at edges)",
    "actor/loss": "what the actor descends. `ddpg_mb`: minus the gain of its strokes and the "
    "critic's value of the canvas they make; `ddpg`: minus the critic's value of the strokes; "
    "`look_then_paint`: minus what its bundles gain (logarithm of the error, by default)",
    "actor/gradient": "norm of the actor's gradient before it is clipped",
    "actor/error": "mean squared error, in the views of a batch, that the first bundle leaves",
    "critic/augmented": "share of pictures that are augmented before the critic sees them",
    "critic/loss": "squared error of the critic to its goal; of generators, its loss in the game",
    "critic/gradient": "norm of the critic's gradient before it is clipped",
    "critic/goal": "mean goal of the critic: the discounted gain that the slow copies expect",
    "score/loss": "of a learned score (WGAN-GP or LSGAN): the loss of the critic of pictures",
    "score/gradient": "norm of that critic's gradient before it is clipped",
    "generator/loss": "generators: what the generator descends in the game that --loss names",
    "generator/contrast": "CUT: how unsure it is which place of what is given a place of what is "
    "made belongs to: cross-entropy among `places`",
    "generator/cycle": "CycleGAN: mean absolute difference that going there and back makes, both "
    "ways added, of pictures in [-1, 1]",
    "generator/features": "pix2pixHD: mean absolute difference of what critics see in what is made "
    "and in what is wanted, of four maps",
    "generator/identity": "CycleGAN: mean absolute difference made to what is already as it should "
    "be, both ways added, of pictures in [-1, 1]",
    "generator/l1": "pix2pix: mean absolute difference of what is made and what is wanted, of "
    "pictures in [-1, 1]",
    "look/loss": "squared error of the look: its guess of how far the logarithm of the error "
    "falls, and how far it fell",
    "test/mse": "mean squared error of finished paintings of held-out pictures, drawn exactly",
    "test/mse_95": "half the width of its 95 % interval over the pictures",
    "test/psnr": "mean PSNR of the same in dB; translators: of what is made of test pairs to what "
    "is wanted",
    "test/blank": "mean squared error of the empty canvas on the same pictures",
    "test/pictures": "how many pictures, or samples, that was",
    "test/fd": "generators: Frechet distance of samples to the pictures, translators: of what they "
    "make of test pairs to what is wanted, by SqueezeNet's features (untrained ones where its "
    "weights are not found: then another scale); no FID",
    "test/spread": "generators: how much samples differ from each other, as a share of how much "
    "the pictures do; the same of what translators make",
    "test/l1": "translators: mean absolute difference, on [0, 1], of what they make of test pairs "
    "and what is wanted",
    "test/ssim": "translators: structural similarity of the same",
    "train/loss": "PPO: policy loss, entropy loss and value loss, weighted, of the last batch",
    "train/learning_rate": "learning rate of the update",
    "train/n_updates": "gradient steps (PPO: passes over rollouts) made so far",
    "train/policy_gradient_loss": "PPO: the clipped surrogate loss",
    "train/value_loss": "PPO: squared error of the value function to the returns",
    "train/entropy_loss": "PPO: minus the mean entropy of the policy",
    "train/approx_kl": "PPO: an estimate of how far the policy has moved from the one that rolled "
    "out (Kullback-Leibler divergence)",
    "train/clip_fraction": "PPO: the share of samples whose ratio was clipped",
    "train/clip_range": "PPO: how far the ratio may go from 1",
    "train/explained_variance": "PPO: the share of the returns' variance that the value function "
    "explains; 1 is perfect, below 0 worse than their mean",
    "train/std": "PPO: mean standard deviation of the policy's Gaussian",
    "train/actor_loss": "SAC, TD3, DDPG: minus the critic's value of the policy's actions (SAC: "
    "with the entropy's share)",
    "train/critic_loss": "SAC, TD3, DDPG: squared error of the critics to their goals",
    "train/ent_coef": "SAC: the weight of the entropy",
    "train/ent_coef_loss": "SAC: what that weight descends",
}
"""name in a line of metrics: what it is"""
