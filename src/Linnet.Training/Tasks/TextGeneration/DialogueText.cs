using Linnet.Data;
using Linnet.Models.Chat;
using Linnet.Training.Preparation;
using Linnet.Training.Recipes;

namespace Linnet.Training.Tasks.TextGeneration;

/// <summary>Conversations as running text: each is written by the chat template that the model will be asked with.</summary>
internal static class DialogueText
{
    private static readonly ChatTemplate Plain = new(PlainChatTemplate.Source);

    /// <summary>The text of a file of conversations.</summary>
    /// <param name="path">JSON lines with turns.</param>
    /// <param name="template">The model's own; null for the plain one.</param>
    internal static string Read(string path, ChatTemplate? template = null) => string.Concat(DialogueFile.Read(path).Select(dialogue => Write(dialogue, template)));

    /// <summary>The text to learn from and the text that is held out: whole conversations, chosen by what begins them.</summary>
    internal static (string Train, string Dev) Divide(string path, ChatTemplate? template, Recipe recipe)
    {
        var parts = DialogueFile.Read(path).ToLookup(dialogue => HoldOut.Takes(dialogue.Turns[0], recipe.Seed, recipe.Data.DevFraction), dialogue => Write(dialogue, template));
        return (string.Concat(parts[false]), string.Concat(parts[true]));
    }

    private static string Write(Dialogue dialogue, ChatTemplate? template) => (template ?? Plain).Apply(
        [.. dialogue.Turns.Select((turn, i) => i % 2 == 0 ? ChatMessage.User(Bare(turn)) : ChatMessage.Assistant(Bare(turn)))], addGenerationPrompt: false);

    /// <summary>Without what the template alone may write.</summary>
    private static string Bare(string turn) => PlainChatTemplate.Tokens.Aggregate(turn, (text, token) => text.Replace(token, " ", StringComparison.Ordinal));
}
