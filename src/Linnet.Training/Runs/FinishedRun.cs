using Linnet.Evaluation;
using Linnet.Models.Folder;
using Linnet.Models.Pipelines;
using Linnet.Text.Cleaning;
using Linnet.Training.History;
using Linnet.Training.Recipes;

namespace Linnet.Training.Runs;

/// <summary>A trained and measured model with all that its folder says of it.</summary>
/// <param name="model">Disposed with this.</param>
internal sealed class FinishedRun(IDisposable model) : IDisposable
{
    /// <summary>The recipe as it was used.</summary>
    internal required Recipe Recipe { get; init; }

    /// <summary>Losses and metrics on the way.</summary>
    internal required RunHistory History { get; init; }

    /// <summary>Writes the model's own files: configuration, weights, tokeniser.</summary>
    internal required Action<ModelFolderWriter> WriteModel { get; init; }

    /// <summary>The files that were used.</summary>
    internal required IReadOnlyList<DataSource> Data { get; init; }

    /// <summary>Number of rows that the model learnt from.</summary>
    internal required int TrainCount { get; init; }

    /// <summary>The architecture, for the card.</summary>
    internal required string ModelType { get; init; }

    /// <summary>ISO 639-1 codes of the texts' languages as far as they can be guessed, for a recipe that names none.</summary>
    internal required IReadOnlyList<string> Languages { get; init; }

    /// <summary>What the model is, in words, such as <c>text classifier</c>.</summary>
    internal required string Kind { get; init; }

    /// <summary>Lines of C# that ask the model something, as in <see cref="Models.Cards.CardFacts.Usage"/>.</summary>
    internal required IReadOnlyList<string> Usage { get; init; }

    /// <summary>The model's labels; empty where it has none.</summary>
    internal IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>How texts were cleaned, which the model does too from now on.</summary>
    internal CleaningOptions? Cleaning { get; init; }

    /// <summary>The scores that a model of pairs gives; null for other models.</summary>
    internal ScoreRange? ScoreRange { get; init; }

    /// <summary>Identifiers of the metrics that matter, for the card.</summary>
    internal required IReadOnlyList<string> CardMetrics { get; init; }

    /// <summary>The file that the dev rows are from.</summary>
    internal required string DevName { get; init; }

    /// <summary>The result on the dev rows: those of the dev file, else rows held out of the training file; null where there are none.</summary>
    internal IEvaluationReport? Dev { get; init; }

    /// <summary>
    /// Whether anything was chosen on the dev rows: the best state, or the weights of members. Null where the history tells: what was never measured
    /// on the way has chosen nothing.
    /// </summary>
    internal bool? DevChooses { get; init; }

    /// <summary>The result on the test file; null where none was named.</summary>
    internal IEvaluationReport? Test { get; init; }

    public void Dispose() => model.Dispose();
}
