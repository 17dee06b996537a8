"""What the playground's figures come from: each file measures one thing and prints it."""
