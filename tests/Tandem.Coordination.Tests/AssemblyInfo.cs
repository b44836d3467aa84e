// Clusters of up to five systems on two cores: one class after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
