"""What learners share: runs, sessions, replay, processes. Nothing here knows a recipe."""
