using Linnet.Text.Tokenization;

namespace Linnet.Text.Tests.Tokenization.SentencePiece;

public sealed class SentencePieceModelTests : IDisposable
{
    private static readonly (string, float)[] Pieces = [("▁ab", -1), ("▁", -3), ("a", -2), ("b", -2), ("▁a", -2.5f)];

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Texts_are_cut_into_the_likeliest_pieces()
    {
        var model = Load(SentencePieceBytes.Write(Pieces));
        Assert.Equal(["▁ab", "▁a", "a"], model.Encode("ab  aa"));
        Assert.Equal(["▁ab", "<unk>"], model.Encode("abz"));
        Assert.Equal("ab aa", SentencePieceModel.Decode(model.Encode("ab aa")));
        Assert.Equal(["<unk>", "</s>"], model.Pieces.Take(2));
        Assert.DoesNotContain("</s>", model.Encode("a</s>"));
        Assert.Empty(model.Encode(""));
    }

    [Fact]
    public void What_is_no_unigram_model_is_refused()
    {
        Assert.Contains("another kind of model", Assert.Throws<ModelFormatException>(() => Load(SentencePieceBytes.Write(Pieces, modelType: 2))).Message, StringComparison.Ordinal);
        Assert.Contains("no pieces", Assert.Throws<ModelFormatException>(() => Load([])).Message, StringComparison.Ordinal);
        Assert.Contains("is missing", Assert.Throws<ModelFormatException>(() => SentencePieceModel.Load(_file + ".nowhere")).Message, StringComparison.Ordinal);
        Assert.Throws<ModelFormatException>(() => Load(SentencePieceBytes.Write([.. Pieces, ("a", -1)])));
    }

    [Fact]
    public void A_file_that_was_cut_off_or_bent_never_does_worse_than_be_refused()
    {
        var whole = SentencePieceBytes.Write(Pieces);
        for (var length = 0; length < whole.Length; length++) Try(whole[..length]);
        for (var i = 0; i < whole.Length; i++)
        {
            var bent = whole.ToArray();
            bent[i] ^= 0xFF;
            Try(bent);
        }
    }

    private void Try(byte[] content)
    {
        try
        {
            Load(content).Encode("ab a");
        }
        catch (ModelFormatException error)
        {
            Assert.StartsWith(_file, error.Message, StringComparison.Ordinal);
        }
    }

    private SentencePieceModel Load(byte[] content)
    {
        File.WriteAllBytes(_file, content);
        return SentencePieceModel.Load(_file);
    }
}
