"""Critics: networks that learn to tell made from wanted. Adding one: a file and a line below."""

from paint_gym.critics.critic import Critic as Critic
from paint_gym.critics.losses import LOSSES as LOSSES
from paint_gym.critics.losses import Loss as Loss
from paint_gym.critics.lsgan import Lsgan
from paint_gym.critics.wgan import Wgan
from renderers.registry import Registry

CRITICS = Registry("critic", wgan=Wgan, lsgan=Lsgan)
