namespace Linnet.Models.Cards;

/// <summary>What a first model card says.</summary>
/// <param name="Name">The model's name: the card's title.</param>
/// <param name="License">SPDX identifier, or <c>unknown</c>.</param>
public sealed record CardFacts(string Name, string License)
{
    /// <summary>ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The task's identifier on the hub.</summary>
    public string PipelineTag { get; init; } = Folder.ModelTask.TextClassification;

    /// <summary>What the model is, in words, such as <c>text classifier</c>.</summary>
    public string Kind { get; init; } = "text classifier";

    /// <summary>Lines of C# that ask the model something; <c>{0}</c> stands for its name.</summary>
    public IReadOnlyList<string> Usage { get; init; } =
    [
        "using var classifier = TextClassificationPipeline.Load(\"{0}\");",
        "Console.WriteLine(classifier.Classify(\"a text\").Label);",
    ];

    /// <summary>Data sets, by identifier or file name.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>Identifiers of the metrics that matter, such as <c>accuracy</c>.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The model that this one was made from.</summary>
    public string? BaseModel { get; init; }

    /// <summary>The architecture in a few words, such as <c>TextCNN, 1.2 M parameters</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The labels, each with its description or an empty text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; init; } = [];

    /// <summary>How it was trained, in a sentence or more.</summary>
    public string? Training { get; init; }
}
