// Most of a test is waiting, so two run at a time; what two cores cannot bear beside anything else is in the collection "alone" and runs last.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
