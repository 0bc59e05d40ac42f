namespace Linnet.Signing.Tests;

public sealed class SignedTextTests
{
    [Fact]
    public void A_text_goes_into_a_file_and_comes_back()
    {
        using var key = SigningKey.Generate();
        var file = SignedText.Create("{\"n\":1}\nkey in the text\nKatze 猫", key).ToFile();
        var read = SignedText.TryParse(file)!;
        Assert.Equal("{\"n\":1}\nkey in the text\nKatze 猫", read.Text);
        Assert.True(read.IsIntact);
        Assert.Equal(key.PublicKey.Fingerprint, read.Key.Fingerprint);
        Assert.Equal(file, read.ToFile());
    }

    [Theory]
    [InlineData("\"n\":1", "\"n\":2")]
    [InlineData("猫", "犬")]
    public void A_text_that_was_changed_is_not_intact(string before, string after)
    {
        using var key = SigningKey.Generate();
        var file = SignedText.Create("{\"n\":1} 猫", key).ToFile();
        Assert.False(SignedText.TryParse(file.Replace(before, after, StringComparison.Ordinal))!.IsIntact);
    }

    [Fact]
    public void Another_key_or_another_form_is_no_signature()
    {
        using var key = SigningKey.Generate();
        using var other = SigningKey.Generate();
        var file = SignedText.Create("text", key).ToFile();
        var foreign = SignedText.Create("text", other).ToFile();
        var mixed = string.Join('\n', [.. file.Split('\n')[..^2], foreign.Split('\n')[^2], string.Empty]);
        Assert.False(SignedText.TryParse(mixed)!.IsIntact);
        Assert.Null(SignedText.TryParse(file + "\n"));
        Assert.Null(SignedText.TryParse(file.Replace("public-key ", "public-key  ", StringComparison.Ordinal)));
        Assert.Null(SignedText.TryParse(file.Replace("key SHA256:", "key SHA256:x", StringComparison.Ordinal)));
        Assert.Null(SignedText.TryParse("text"));
        Assert.Null(SignedText.TryParse(string.Empty));
    }
}
