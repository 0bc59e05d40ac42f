using Linnet.Client.Hub;
using Microsoft.AspNetCore.Http;

namespace Linnet.Client.Tests.Hub;

/// <summary>What a login leaves, and to whom the token goes afterwards.</summary>
public sealed class HubLoginTests : HubTestBase
{
    [Fact]
    public async Task The_token_is_kept_for_its_hub_alone()
    {
        Server.Interfere = async context =>
        {
            await context.Response.WriteAsync("{\"name\":\"alice\",\"auth\":{\"accessToken\":{\"displayName\":\"laptop\",\"role\":\"write\"}},\"orgs\":[{\"name\":\"acme\"}]}");
            return true;
        };
        var user = await HubLogin.LoginAsync(Server.Address, " hf_secret\n", Variable(), default);
        Assert.Equal(("alice", "write", "acme"), (user.Name, user.TokenRole, Assert.Single(user.Organizations)));
        Assert.Equal("Bearer hf_secret", Assert.Single(Server.Requests).Token);
        Assert.Equal("hf_secret", await File.ReadAllTextAsync(Place("home/token")));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Place("home/token")));

        var options = HubOptions.From(Variable());
        Assert.Equal((Server.Address, "hf_secret"), (options.Endpoint, options.Token));
        Assert.Null(HubOptions.From(Variable(("HF_ENDPOINT", "https://hub.example"))).Token);
        Assert.Equal("hf_other", HubOptions.From(Variable(("HF_TOKEN", "hf_other"))).Token);

        // Another tool has logged in since, wherever.
        await File.WriteAllTextAsync(Place("home/token"), "hf_another");
        Assert.Equal("hf_another", HubOptions.From(Variable(("HF_ENDPOINT", "https://hub.example"))).Token);
        Assert.True(HubLogin.Logout(Variable()));
        Assert.False(HubLogin.Logout(Variable()));
        Assert.Null(HubOptions.From(Variable()).Token);
    }

    [Fact]
    public async Task A_token_that_the_hub_does_not_know_is_not_kept()
    {
        Server.Interfere = async context =>
        {
            await FakeHub.RefuseAsync(context, 401, null);
            return true;
        };
        Assert.Contains("does not accept your token", (await Assert.ThrowsAsync<HubException>(() => HubLogin.LoginAsync(Server.Address, "hf_x", Variable(), default))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Place("home/token")));
        await Assert.ThrowsAsync<ConfigurationException>(() => HubLogin.LoginAsync(Server.Address, "two words", Variable(), default));
    }

    [Fact]
    public void Settings_that_are_damaged_say_nothing()
    {
        Directory.CreateDirectory(Place("settings"));
        foreach (var text in new[] { "", "[]", "{\"endpoint\":\"nowhere\"}", "{\"endpoint\":7}" })
        {
            File.WriteAllText(Place("settings/hub.json"), text);
            Assert.Equal(new Uri("https://huggingface.co"), HubOptions.From(Variable()).Endpoint);
        }
    }

    private Func<string, string?> Variable(params (string Name, string Value)[] more) => name => name switch
    {
        "HF_HOME" => Place("home"),
        "LINNET_CONFIG" => Place("settings"),
        "XDG_CACHE_HOME" => Place("caches"),
        _ => more.FirstOrDefault(variable => variable.Name == name).Value,
    };
}
