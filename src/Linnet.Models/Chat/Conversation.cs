using Linnet.Models.Generation;
using Linnet.Models.Pipelines;

namespace Linnet.Models.Chat;

/// <summary>
/// A conversation with a model that remembers what was said, as much of it as the model can hold: the oldest turns are forgotten first, what the
/// system says never. Not for several threads at once; the pipeline behind it is.
/// </summary>
/// <example>
/// <code>
/// using var pipeline = TextGenerationPipeline.Load("models/chat");
/// var conversation = new Conversation(pipeline, "Be brief.");
/// conversation.Say("Hello!", onText: Console.Write);
/// </code>
/// </example>
public sealed class Conversation
{
    private readonly TextGenerationPipeline _pipeline;
    private readonly List<ChatMessage> _messages = [];

    /// <summary>Begins a conversation.</summary>
    /// <param name="pipeline">A model with a chat template; not owned.</param>
    /// <param name="system">How the model is to behave; null to leave it to itself.</param>
    /// <exception cref="ConfigurationException">The model has no chat template.</exception>
    public Conversation(TextGenerationPipeline pipeline, string? system = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (pipeline.ChatTemplate is null)
            throw new ConfigurationException("This model has no chat template in its tokenizer_config.json and has not learnt to converse; continue a text instead (linnet generate).");
        _pipeline = pipeline;
        if (system is not null) _messages.Add(ChatMessage.System(system));
    }

    /// <summary>What was said and is remembered.</summary>
    public IReadOnlyList<ChatMessage> Messages => _messages;

    /// <summary>Turns that were forgotten, because the model can hold no more.</summary>
    public int Forgotten { get; private set; }

    /// <summary>Says something and hears the answer.</summary>
    /// <param name="content">What is said.</param>
    /// <param name="config">How the answer is found; the model's own way where null.</param>
    /// <param name="onText">Receives the answer in pieces; null for nobody.</param>
    /// <returns>The answer, white space at its ends taken off.</returns>
    public string Say(string content, GenerationConfig? config = null, Action<string>? onText = null)
    {
        _messages.Add(ChatMessage.User(content));
        Forget((config ?? _pipeline.Defaults).MaxNewTokens);
        var answer = _pipeline.Chat(_messages, config, onText).Text.Trim();
        _messages.Add(ChatMessage.Assistant(answer));
        return answer;
    }

    /// <summary>Leaves out the oldest turns, two at a time so that speakers still alternate, until the answer has room.</summary>
    private void Forget(int newTokens)
    {
        var first = _messages[0].Role == "system" ? 1 : 0;
        while (_messages.Count - first > 1 && Length() + Math.Min(newTokens, _pipeline.Model.MaxLength / 2) > _pipeline.Model.MaxLength)
        {
            var count = Math.Min(2, _messages.Count - first - 1);
            _messages.RemoveRange(first, count);
            Forgotten += count;
        }
    }

    private long Length() => _pipeline.Tokenizer.EncodeIds(_pipeline.ChatTemplate!.Apply(_messages), addSpecialTokens: false).Length;
}
