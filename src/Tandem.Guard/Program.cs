using Tandem.Guard;

return GuardCommand.Run(args, Console.Out, Console.Error);
