namespace Linnet.Hub.Quality;

/// <summary>A rule of the model-folder specification (docs/hub/model-folder.md).</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Id">Its short name, which does not change.</param>
/// <param name="Points">What it is worth; all rules together are worth 100.</param>
/// <param name="Title">What it asks for, in a few words.</param>
internal sealed record QualityRule(int Number, string Id, int Points, QualityText Title)
{
    internal static readonly QualityRule Config = new(1, "layout.config", 6, QualityText.TitleConfig);
    internal static readonly QualityRule Weights = new(2, "layout.weights", 6, QualityText.TitleWeights);
    internal static readonly QualityRule TokenizerFile = new(3, "layout.tokenizer", 4, QualityText.TitleTokenizerFile);
    internal static readonly QualityRule Card = new(4, "layout.card", 4, QualityText.TitleCard);
    internal static readonly QualityRule Headers = new(5, "weights.headers", 6, QualityText.TitleHeaders);
    internal static readonly QualityRule Loads = new(6, "model.loads", 12, QualityText.TitleLoads);
    internal static readonly QualityRule Tensors = new(7, "model.tensors", 8, QualityText.TitleTensors);
    internal static readonly QualityRule RoundTrip = new(8, "tokenizer.round-trip", 6, QualityText.TitleRoundTrip);
    internal static readonly QualityRule Code = new(9, "safety.code", 6, QualityText.TitleCode);
    internal static readonly QualityRule Secrets = new(10, "safety.secrets", 10, QualityText.TitleSecrets);
    internal static readonly QualityRule Pickles = new(11, "safety.pickles", 8, QualityText.TitlePickles);
    internal static readonly QualityRule License = new(12, "card.license", 8, QualityText.TitleLicense);
    internal static readonly QualityRule Fields = new(13, "card.fields", 10, QualityText.TitleFields);
    internal static readonly QualityRule Results = new(14, "card.results", 6, QualityText.TitleResults);

    /// <summary>All rules by number.</summary>
    internal static IReadOnlyList<QualityRule> All { get; } =
        [Config, Weights, TokenizerFile, Card, Headers, Loads, Tensors, RoundTrip, Code, Secrets, Pickles, License, Fields, Results];

    internal RuleResult Pass(LocalizedText reason) => new(this, RuleOutcome.Pass, Points, reason);

    internal RuleResult Warn(LocalizedText reason, QualityText advice) => Warn(Points / 2, reason, advice);

    internal RuleResult Warn(int points, LocalizedText reason, QualityText advice) => new(this, RuleOutcome.Warn, points, reason) { Advice = advice.With() };

    internal RuleResult Fail(LocalizedText reason, QualityText advice) => new(this, RuleOutcome.Fail, 0, reason) { Advice = advice.With() };
}
