namespace Tandem.Coordination.Changes;

/// <summary>The document that this node runs by, and what can be done with another one. Called by one at a time, on ordinary threads.</summary>
public interface IConfigurationHost
{
    /// <summary>The document that this node runs by.</summary>
    string Text { get; }

    /// <summary>What is wrong with a document, in one line that says what is allowed; null: nothing, and it can be kept. Changes nothing.</summary>
    string? Check(string text);

    /// <summary>Runs by another document from now on, router by router.</summary>
    /// <returns>Null; or in one line why not, and then nothing has changed.</returns>
    Task<string?> FollowAsync(string text);

    /// <summary>Puts a document into this node's file, so that it holds at the next start.</summary>
    /// <returns>Null when it is on the disk; otherwise why not, in one line.</returns>
    string? Keep(string text);

    /// <summary>Something that an operator should know.</summary>
    void Tell(string line);
}
