"""Critics: networks that learn to tell made from wanted, and their scores."""
