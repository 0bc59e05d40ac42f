using Linnet.Models.Configuration;
using Linnet.Models.Folder;
using Linnet.Text.Templates;

namespace Linnet.Models.Chat;

/// <summary>
/// Turns a conversation into the text that a chat model was trained on: the <c>chat_template</c> of <c>tokenizer_config.json</c>, or the file
/// <c>chat_template.jinja</c>. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// var template = ChatTemplate.FromFolder(ModelFolder.Open("models/chat"))!;
/// var prompt = template.Apply([ChatMessage.System("Be brief."), ChatMessage.User("Where is my parcel?")]);
/// </code>
/// </example>
public sealed class ChatTemplate
{
    internal const string TemplateFile = "chat_template.jinja";
    private const string Field = "chat_template";

    private readonly Template _template;
    private readonly Dictionary<string, object?> _tokens;

    /// <summary>Reads a template.</summary>
    /// <param name="source">In the Jinja language.</param>
    /// <param name="specialTokens">Texts of the special tokens by the names that templates use, such as <c>bos_token</c>.</param>
    /// <param name="name">What errors call the template.</param>
    /// <exception cref="DataFormatException">The template is wrong, or uses what is not supported.</exception>
    public ChatTemplate(string source, IReadOnlyDictionary<string, string>? specialTokens = null, string name = Field)
    {
        _template = Template.Parse(source, name);
        _tokens = (specialTokens ?? new Dictionary<string, string>()).ToDictionary(token => token.Key, token => (object?)token.Value);
    }

    /// <summary>The template of a model folder; null where it has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ModelFormatException"><c>tokenizer_config.json</c> is wrong.</exception>
    /// <exception cref="DataFormatException">The template is wrong.</exception>
    public static ChatTemplate? FromFolder(ModelFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = folder.FilePath(ModelFolder.TokenizerConfigFile);
        var config = File.Exists(path) ? ConfigReader.Open(path) : null;
        var file = folder.FilePath(TemplateFile);
        if (File.Exists(file)) return new ChatTemplate(System.Text.Encoding.UTF8.GetString(ModelFile.ReadSmall(file)), SpecialTokens(config), file);
        return config is not null && Source(config) is { } source ? new ChatTemplate(source, SpecialTokens(config), path) : null;
    }

    /// <summary>Writes a conversation as the model expects it.</summary>
    /// <param name="messages">In order.</param>
    /// <param name="addGenerationPrompt">Whether the beginning of the model's answer follows.</param>
    /// <exception cref="ConfigurationException">The template refuses the messages, for example two of one role in a row.</exception>
    /// <exception cref="DataFormatException">The template cannot be carried out.</exception>
    public string Apply(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt = true)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var turns = messages.Select(message => (object?)new Dictionary<string, object?> { ["role"] = message.Role, ["content"] = message.Content });
        return _template.Render(new Dictionary<string, object?>(_tokens) { ["messages"] = turns.ToList(), ["add_generation_prompt"] = addGenerationPrompt });
    }

    /// <summary>One template, or the one named default among several.</summary>
    private static string? Source(ConfigReader config)
    {
        if (!config.Has(Field)) return null;
        if (!config.IsList(Field)) return config.String(Field);
        var named = config.Objects(Field);
        return (named.FirstOrDefault(template => template.StringOr("name", "") == "default") ?? (named.Count > 0 ? named[0] : null))?.String("template");
    }

    private static Dictionary<string, string> SpecialTokens(ConfigReader? config)
    {
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["bos_token", "eos_token", "unk_token", "pad_token"])
        {
            if (config is null || !config.Has(name)) continue;
            tokens[name] = config.IsObject(name) ? config.Object(name)!.String("content") : config.String(name);
        }

        return tokens;
    }
}
