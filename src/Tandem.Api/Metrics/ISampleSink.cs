namespace Tandem.Api.Metrics;

/// <summary>Takes the values of one metric after the other.</summary>
internal interface ISampleSink
{
    /// <param name="labels">Of what.</param>
    /// <param name="value">How much.</param>
    /// <param name="detail">One more label that few values have, such as the reason.</param>
    void Put(LabelSet labels, double value, LabelSet? detail = null);
}
