// One topology at a time: nodes with intervals of 100 ms share two cores with nobody.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
