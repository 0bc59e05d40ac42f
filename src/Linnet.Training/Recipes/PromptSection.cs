namespace Linnet.Training.Recipes;

/// <summary>How a language model is asked for a label; tasks without prompts do not read it.</summary>
public sealed class PromptSection
{
    /// <summary>With <c>{text}</c> and, behind it, <c>{label}</c>; null for the usual one.</summary>
    public string? Template { get; set; }

    /// <summary>The words that stand for labels, such as <c>positive=great/good</c>; a label that is not there stands for itself.</summary>
    public IReadOnlyList<string>? Verbalizer { get; set; }
}
