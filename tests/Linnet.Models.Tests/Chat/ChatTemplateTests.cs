using System.Text;
using System.Text.Json;
using Linnet.Models.Architectures;
using Linnet.Models.Chat;
using Linnet.Models.Folder;

namespace Linnet.Models.Tests.Chat;

/// <summary>The shapes of templates that published chat models come with, in words of our own.</summary>
public sealed class ChatTemplateTests
{
    private const string ChatMl =
        "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}"
        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private const string Llama2 =
        "{% if messages[0]['role'] == 'system' %}{% set turns = messages[1:] %}{% set system = messages[0]['content'] %}"
        + "{% else %}{% set turns = messages %}{% set system = false %}{% endif %}"
        + "{% for message in turns %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
        + "{{ raise_exception('Roles must alternate user/assistant') }}{% endif %}"
        + "{% if loop.index0 == 0 and system != false %}{% set content = '<<SYS>>\\n' + system + '\\n<</SYS>>\\n\\n' + message['content'] %}"
        + "{% else %}{% set content = message['content'] %}{% endif %}"
        + "{% if message['role'] == 'user' %}{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}"
        + "{% elif message['role'] == 'assistant' %}{{ ' ' + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}";

    private const string Zephyr = """
        {% for message in messages %}
        {% if message['role'] == 'user' %}
        {{ '<|user|>\n' + message['content'] + eos_token }}
        {% elif message['role'] == 'system' %}
        {{ '<|system|>\n' + message['content'] + eos_token }}
        {% elif message['role'] == 'assistant' %}
        {{ '<|assistant|>\n'  + message['content'] + eos_token }}
        {% endif %}
        {% if loop.last and add_generation_prompt %}
        {{ '<|assistant|>' }}
        {% endif %}
        {% endfor %}
        """;

    private const string Headers =
        "{{- bos_token }}\n{%- for message in messages %}\n    {{- '<|header|>' + message.role + '<|/header|>\\n\\n' + message.content | trim + '<|eot|>' }}\n{%- endfor %}\n"
        + "{%- if add_generation_prompt %}\n    {{- '<|header|>assistant<|/header|>\\n\\n' }}\n{%- endif %}\n";

    private static readonly Dictionary<string, string> Tokens = new() { ["bos_token"] = "<s>", ["eos_token"] = "</s>" };

    private static readonly ChatMessage[] Conversation = [ChatMessage.System("Be brief."), ChatMessage.User("Hi "), ChatMessage.Assistant("Hello."), ChatMessage.User("Bye")];

    [Fact]
    public void Chat_ml() => Assert.Equal(
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi <|im_end|>\n<|im_start|>assistant\nHello.<|im_end|>\n<|im_start|>user\nBye<|im_end|>\n<|im_start|>assistant\n",
        new ChatTemplate(ChatMl).Apply(Conversation));

    [Fact]
    public void Llama_2() => Assert.Equal(
        "<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nHi [/INST] Hello. </s><s>[INST] Bye [/INST]", new ChatTemplate(Llama2, Tokens).Apply(Conversation));

    [Fact]
    public void Zephyr_style() => Assert.Equal(
        "<|system|>\nBe brief.</s>\n<|user|>\nHi </s>\n<|assistant|>\nHello.</s>\n<|user|>\nBye</s>\n<|assistant|>\n", new ChatTemplate(Zephyr, Tokens).Apply(Conversation));

    [Fact]
    public void Header_style() => Assert.Equal(
        "<s><|header|>user<|/header|>\n\nHi<|eot|>", new ChatTemplate(Headers, Tokens).Apply([ChatMessage.User(" Hi ")], addGenerationPrompt: false));

    [Fact]
    public void Messages_that_a_template_refuses_are_an_error_in_its_words() => Assert.Contains(
        "must alternate", Assert.Throws<ConfigurationException>(() => new ChatTemplate(Llama2, Tokens).Apply([ChatMessage.User("a"), ChatMessage.User("b")])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_has_its_template_in_either_of_two_places()
    {
        using var folder = new TemporaryFolder();
        ModelFolder.Write(folder.File("m"), writer => writer.WriteConfig(new Gpt2Config()));
        var model = ModelFolder.Open(folder.File("m"));
        Assert.Null(ChatTemplate.FromFolder(model));
        Write("tokenizer_config.json", $$$"""{"eos_token":{"content":"</s>"},"bos_token":"<s>","chat_template":{{{JsonSerializer.Serialize(Llama2)}}}}""");
        Assert.StartsWith("<s>[INST]", ChatTemplate.FromFolder(model)!.Apply(Conversation), StringComparison.Ordinal);
        Write("tokenizer_config.json", $$"""{"chat_template":[{"name":"tools","template":"t"},{"name":"default","template":"d"}]}""");
        Assert.Equal("d", ChatTemplate.FromFolder(model)!.Apply(Conversation));
        Write("chat_template.jinja", "{% for m in messages %}");
        Assert.Contains("chat_template.jinja", Assert.Throws<DataFormatException>(() => ChatTemplate.FromFolder(model)).Message, StringComparison.Ordinal);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.File("m"), name), text, Encoding.UTF8);
    }
}
