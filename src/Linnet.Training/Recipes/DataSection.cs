namespace Linnet.Training.Recipes;

/// <summary>The files of a run and how they are read.</summary>
public sealed class DataSection
{
    /// <summary>Labelled rows to learn from.</summary>
    public string? Train { get; set; }

    /// <summary>Labelled rows to choose the best state on; null holds out <see cref="DevFraction"/> of the training rows.</summary>
    public string? Dev { get; set; }

    /// <summary>Labelled rows that nothing is chosen on: measured once, at the end.</summary>
    public string? Test { get; set; }

    /// <summary>A file with what is to be written for each line of <see cref="Train"/>; null where both stand in one file.</summary>
    public string? Target { get; set; }

    /// <summary>As <see cref="Target"/>, for <see cref="Dev"/>.</summary>
    public string? DevTarget { get; set; }

    /// <summary>As <see cref="Target"/>, for <see cref="Test"/>.</summary>
    public string? TestTarget { get; set; }

    /// <summary>Part of the training rows held out where there is no dev file, 0 to 0.5.</summary>
    public double DevFraction { get; set; } = 0.1;

    /// <summary>Name of the column with the text; null to find it.</summary>
    public string? TextColumn { get; set; }

    /// <summary>Name of the column with the second text of a pair; null to find it.</summary>
    public string? PairColumn { get; set; }

    /// <summary>Name of the column with the label; null to find it.</summary>
    public string? LabelColumn { get; set; }

    /// <summary>What stands between the labels of a row that may have several; null where each row has one.</summary>
    public string? LabelSeparator { get; set; }

    /// <summary>Rows that stand more than once: <c>keep</c> or <c>drop</c>.</summary>
    public string Duplicates { get; set; } = "keep";

    /// <summary>Equal texts with different labels: <c>keep</c>, <c>drop</c>, <c>majority</c> or <c>fail</c>.</summary>
    public string Conflicts { get; set; } = "keep";

    /// <summary>Rows without text or label: <c>drop</c> or <c>fail</c>.</summary>
    public string Missing { get; set; } = "drop";

    /// <summary>Labels that occur only once: <c>fail</c>, <c>drop</c> or <c>keep</c>.</summary>
    public string RareLabels { get; set; } = "fail";

    /// <summary>Weights of the classes in the loss: <c>none</c>, <c>balanced</c> or <c>sqrt</c>.</summary>
    public string ClassWeights { get; set; } = "none";

    /// <summary>Altered copies (words swapped, dropped, doubled, misspelt) added for each training text, 0 to 10.</summary>
    public int Augmentation { get; set; }

    /// <summary>Texts longer than this many tokens are cut; null for a length that fits the data.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Texts that are to be written are no longer than this many tokens; null for a length that fits the task.</summary>
    public int? MaxTargetLength { get; set; }

    /// <summary>Pairs of texts longer than that in training: <c>drop</c> or <c>truncate</c>; null for what suits the task.</summary>
    public string? Overlong { get; set; }

    /// <summary>Tokens that neighbouring windows over a long text share; null for what suits the length.</summary>
    public int? Stride { get; set; }

    /// <summary>Answers that do not stand where their file says: <c>fail</c> or <c>skip</c>.</summary>
    public string Misaligned { get; set; } = "fail";

    /// <summary>
    /// What is cleaned in every text, in training and later in prediction: <c>html</c>, <c>urls</c>, <c>control</c> ...; null for what
    /// the model that the run starts from cleans, or nothing.
    /// </summary>
    public IReadOnlyList<string>? Cleaning { get; set; }
}
