namespace Linnet.Models.Pipelines;

/// <summary>How a summary is made, where the model folder is to be overruled; what a kind of model has no use for it ignores.</summary>
public sealed record SummarizationOptions
{
    /// <summary>Sentences of an extractive summary, at least 1; null for as many as the model's training summaries had.</summary>
    public int? NumSentences { get; init; }

    /// <summary>Texts that an abstractive model follows at a time, at least 1; null for what its folder says.</summary>
    public int? NumBeams { get; init; }

    /// <summary>Above 1 favours longer abstractive summaries; null for what the folder says.</summary>
    public float? LengthPenalty { get; init; }

    /// <summary>Refuses values outside their ranges.</summary>
    /// <exception cref="ConfigurationException">Names the field, its value and its range.</exception>
    public void Validate()
    {
        if (NumSentences < 1) throw new ConfigurationException($"num_sentences: {NumSentences} cannot be used; expected at least 1.");
    }
}
