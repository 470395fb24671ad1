"""Stable-Baselines3's PPO, SAC, TD3 and DDPG on PaintCanvas-v0, for comparison.

They know nothing of the renderer: reward is all they learn from. Needs the extra "sb3"; importing
this package does not.
"""
