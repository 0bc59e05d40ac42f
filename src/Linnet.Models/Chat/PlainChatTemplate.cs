namespace Linnet.Models.Chat;

/// <summary>
/// The template of models that learn to converse here: each turn stands between the token of its role and that of its end.
/// </summary>
public static class PlainChatTemplate
{
    /// <summary>The token that ends every turn.</summary>
    public const string EndOfTurn = "<|end|>";

    /// <summary>The template in the Jinja language.</summary>
    public const string Source =
        "{% for message in messages %}<|{{ message['role'] }}|>\n{{ message['content'] }}<|end|>\n{% endfor %}{% if add_generation_prompt %}<|assistant|>\n{% endif %}";

    /// <summary>The tokens that the template writes; in what is said they are taken out.</summary>
    public static IReadOnlyList<string> Tokens { get; } = ["<|system|>", "<|user|>", "<|assistant|>", EndOfTurn];
}
