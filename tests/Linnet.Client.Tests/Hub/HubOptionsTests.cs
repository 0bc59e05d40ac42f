using Linnet.Client.Hub;

namespace Linnet.Client.Tests.Hub;

public sealed class HubOptionsTests
{
    [Fact]
    public void The_environment_is_honoured()
    {
        var options = From(("HF_ENDPOINT", "https://hub.example/"), ("HF_TOKEN", " hf_x "), ("HF_HUB_CACHE", "/c"), ("HF_HUB_OFFLINE", "true"), ("HF_HUB_DOWNLOAD_TIMEOUT", "7"));
        Assert.Equal(new Uri("https://hub.example"), options.Endpoint);
        Assert.Equal("hf_x", options.Token);
        Assert.Equal("/c", options.CacheFolder);
        Assert.True(options.IsOffline);
        Assert.Equal(TimeSpan.FromSeconds(7), options.Timeout);
    }

    [Fact]
    public void The_cache_is_found_as_other_tools_find_it()
    {
        Assert.Equal(Path.Combine("/h", "hub"), From(("HF_HOME", "/h"), ("HF_TOKEN", "x")).CacheFolder);
        Assert.Equal(Path.Combine("/x", "huggingface", "hub"), From(("XDG_CACHE_HOME", "/x")).CacheFolder);
        Assert.EndsWith(Path.Combine(".cache", "huggingface", "hub"), From().CacheFolder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HF_ENDPOINT", "hub")]
    [InlineData("HF_ENDPOINT", "ftp://hub")]
    [InlineData("HF_HUB_DOWNLOAD_TIMEOUT", "soon")]
    public void Values_that_cannot_be_used_are_said(string name, string value) =>
        Assert.Contains(name, Assert.Throws<ConfigurationException>(() => From((name, value))).Message, StringComparison.Ordinal);

    private static HubOptions From(params (string Name, string Value)[] variables) =>
        HubOptions.From(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
