"""What is watched and for whom: ladders, promises, mornings, and who hears when somebody is away."""
