using System.Text;
using System.Text.Json;
using Linnet.Models.Configuration;
using Linnet.Models.Generation;

namespace Linnet.Models.Tests.Generation;

public sealed class GenerationConfigTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var config = new GenerationConfig
        {
            MaxNewTokens = 7,
            DoSample = true,
            Temperature = 0.7f,
            TopK = 5,
            TopP = 0.9f,
            RepetitionPenalty = 1.2f,
            StopStrings = ["\n\n", "END"],
            BosTokenId = 1,
            EosTokenIds = [2, 3],
        };
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) config.Write(writer);
        var read = new GenerationConfig(ConfigReader.Parse("generation_config.json", stream.ToArray()));
        Assert.Equal(config with { StopStrings = [], EosTokenIds = [] }, read with { StopStrings = [], EosTokenIds = [] });
        Assert.Equal(config.StopStrings, read.StopStrings);
        Assert.Equal(config.EosTokenIds, read.EosTokenIds);
    }

    [Theory]
    [InlineData("{\"temperature\":\"hot\"}", "temperature")]
    [InlineData("{\"eos_token_id\":[1,-2]}", "eos_token_id")]
    [InlineData("{\"top_p\":2}", "top_p")]
    public void A_wrong_field_is_named(string json, string field) =>
        Assert.Contains(field, Assert.Throws<ModelFormatException>(() => new GenerationConfig(ConfigReader.Parse("generation_config.json", Encoding.UTF8.GetBytes(json)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Values_outside_their_ranges_are_refused()
    {
        Refuses(new GenerationConfig { MaxNewTokens = 0 }, "max_new_tokens: 0");
        Refuses(new GenerationConfig { DoSample = true, Temperature = 0 }, "temperature: 0");
        Refuses(new GenerationConfig { TopK = -1 }, "top_k: -1");
        Refuses(new GenerationConfig { TopP = 0 }, "top_p: 0");
        Refuses(new GenerationConfig { RepetitionPenalty = 0 }, "repetition_penalty: 0");
        Refuses(new GenerationConfig { StopStrings = ["a", ""] }, "stop_strings");
        new GenerationConfig { Temperature = 0 }.Validate();
    }

    private static void Refuses(GenerationConfig config, string message) =>
        Assert.Contains(message, Assert.Throws<ConfigurationException>(config.Validate).Message, StringComparison.Ordinal);
}
