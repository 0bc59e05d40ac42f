using System.Text;
using Linnet.Models.Vectors;
using Linnet.Numerics;

namespace Linnet.Models.Tests.Vectors;

public sealed class WordVectorFileTests : IDisposable
{
    private static readonly WordVectors Small = new(["the", "你好", "don't"], [1, -2.5f, 1e-30f, 3.4e38f, 0, 1 / 3f], 2);
    private readonly string _folder = Directory.CreateTempSubdirectory("linnet-vectors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(WordVectorFormat.Text)]
    [InlineData(WordVectorFormat.Binary)]
    public void What_is_written_is_read_bit_for_bit(WordVectorFormat format)
    {
        Small.Save(Path("v"), format);
        var read = WordVectors.Load(Path("v"));
        Assert.Equal(Small.Words, read.Words);
        Assert.Equal(Small.Values.ToArray(), read.Values.ToArray());
    }

    [Fact]
    public void The_files_are_those_of_word2vec()
    {
        Small.Save(Path("v"));
        Assert.Equal("3 2\nthe 1 -2.5\n你好 1E-30 3.4E+38\ndon't 0 0.33333334\n", File.ReadAllText(Path("v")));
        new WordVectors(["a", "bc"], [1, -2], 1).Save(Path("b"), WordVectorFormat.Binary);
        Assert.Equal([.. "2 1\na "u8, 0, 0, 0x80, 0x3F, .. "\nbc "u8, 0, 0, 0, 0xC0, .. "\n"u8], File.ReadAllBytes(Path("b")));
    }

    [Theory]
    [InlineData("a 1 2\nb 3 4\n")]
    [InlineData("2 2\r\na 1 2\r\nb 3 4\r\n")]
    [InlineData("2 2\na\t1\t2\nb 3.0 4e0 \n")]
    [InlineData("3 2\na 1 2\nb 3 4\na 9 9\n")]
    [InlineData("2 2\na 1 2\nb 3 4")]
    public void Text_of_other_programs_is_read(string text)
    {
        var vectors = Read(text);
        Assert.Equal(["a", "b"], vectors.Words);
        Assert.Equal([1, 2, 3, 4], vectors.Values.ToArray());
    }

    [Fact]
    public void Words_with_spaces_are_read_from_the_end() => Assert.Equal(["at name@x", ". ."], Read("x 0 0\nat name@x 1 2\n. . 3 4\n").Words.Skip(1));

    [Fact]
    public void Binary_rows_need_no_line_feed()
    {
        File.WriteAllBytes(Path("b"), [.. "2 1\na "u8, 0, 0, 0x80, 0x3F, .. "b "u8, 0, 0, 0, 0xC0]);
        var vectors = WordVectors.Load(Path("b"));
        Assert.Equal([1, -2], vectors.Values.ToArray());
        Assert.Equal(["a", "b"], vectors.Words);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello\n", "v:1: expected the number of words")]
    [InlineData("a 1 2\nb 1\n", "v:2: expected a word and 2 finite numbers")]
    [InlineData("a 1 2\nb 1 x\n", "v:2: expected a word and 2 finite numbers")]
    [InlineData("a 1 2\nb 1 nan\n", "v:2: expected a word and 2 finite numbers")]
    [InlineData("2 2\na 1 2\n\n", "v:3: expected a word and 2 finite numbers")]
    [InlineData("a 1 2\n3 4\n", "v:2: expected a word and 2 finite numbers")]
    [InlineData("3 2\na 1 2\nbbbbbbbb 3 4\n", "promises 3 words and the file ends after 2")]
    [InlineData("2000000000 300\na 1\n", "too short")]
    [InlineData("9000000000000000000 300\na 1\n", "too short")]
    [InlineData("2 0\n", "vectors of 0 dimensions")]
    [InlineData("2 70000\n", "vectors of 70000 dimensions")]
    public void Damaged_text_names_the_line(string text, string message) =>
        Assert.Contains(message, Assert.Throws<DataFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_utf8_name_the_line()
    {
        File.WriteAllBytes(Path("v"), [.. "a 1\n"u8, 0xC3, 0x28, .. " 1\n"u8]);
        Assert.Contains("v:2: the word is not valid UTF-8", Assert.Throws<DataFormatException>(() => WordVectors.Load(Path("v"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_name_the_word()
    {
        File.WriteAllBytes(Path("v"), [.. "1 1\nab "u8, 0, 0, 0xC0, 0x7F]);
        Assert.Contains("the vector of 'ab'", Assert.Throws<DataFormatException>(() => WordVectors.Load(Path("v"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_cut_off_or_altered_anywhere_end_in_a_named_error_or_in_vectors()
    {
        Small.Save(Path("b"), WordVectorFormat.Binary);
        var whole = File.ReadAllBytes(Path("b"));
        var random = new SeededRandom(3);
        for (var i = 0; i < 300; i++)
        {
            var bytes = i < whole.Length ? whole[..i] : [.. whole];
            if (i >= whole.Length) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Path("v"), bytes);
            try
            {
                Assert.True(WordVectors.Load(Path("v")).Dimension > 0);
            }
            catch (DataFormatException error)
            {
                Assert.Equal(Path("v"), error.FilePath);
            }
        }
    }

    [Fact]
    public void A_missing_file_and_a_word_with_a_space_are_refused()
    {
        Assert.Contains("can not be read", Assert.Throws<DataFormatException>(() => WordVectors.Load(Path("none"))).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => new WordVectors(["a b"], [1], 1).Save(Path("v")));
        Assert.False(File.Exists(Path("v")));
    }

    private WordVectors Read(string text)
    {
        File.WriteAllText(Path("v"), text, new UTF8Encoding(false));
        return WordVectors.Load(Path("v"));
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);
}
