using System.Text;
using Linnet.Models.Configuration;

namespace Linnet.Models.Tests.Configuration;

public sealed class ConfigReaderTests
{
    [Fact]
    public void Fields_are_read()
    {
        var reader = Parse("""{"a":3,"b":1e-5,"c":"x","d":true,"e":[1,2],"f":{"k":"v"},"g":null,"h":[1.5],"i":[{"z":1}]}""");
        Assert.Equal(3, reader.Int32("a"));
        Assert.Equal(1e-5f, reader.Single("b", 0, 1));
        Assert.Equal("x", reader.String("c"));
        Assert.True(reader.BooleanOr("d", false));
        Assert.Equal([1, 2], reader.Int32List("e"));
        Assert.Equal([KeyValuePair.Create("k", "v")], reader.StringMap("f"));
        Assert.False(reader.Has("g"));
        Assert.Equal(7, reader.Int32Or("g", 7));
        Assert.Equal([1.5f], reader.SingleList("h"));
        Assert.Equal(1, reader.Objects("i")[0].Int32("z"));
        Assert.Equal("v", reader.Object("f")!.String("k"));
        Assert.Null(reader.Object("absent"));
        Assert.Equal(5L, reader.Int64Or("absent", 5));
    }

    [Theory]
    [InlineData("""{}""", "missing")]
    [InlineData("""{"n":null}""", "missing")]
    [InlineData("""{"n":"two"}""", "\"two\"")]
    [InlineData("""{"n":2.5}""", "2.5")]
    [InlineData("""{"n":-1}""", "-1")]
    [InlineData("""{"n":0}""", "from 1 to 1000000")]
    [InlineData("""{"n":99999999999999999999}""", "99999999999999999999")]
    [InlineData("""{"n":[1]}""", "[1]")]
    public void A_wrong_number_names_file_and_field(string json, string expected)
    {
        var error = Assert.Throws<ModelFormatException>(() => Parse(json).Int32("n"));
        Assert.StartsWith("m/config.json: the field 'n' is ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("[1]", "array")]
    [InlineData("{\"a\":", "line 1, column 6")]
    [InlineData("{\"a\":1,\n\"a\":2}", "not valid JSON")]
    public void A_text_that_is_no_object_is_an_error_of_one_line(string json, string expected)
    {
        var error = Assert.Throws<ModelFormatException>(() => Parse(json));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_byte_order_mark_is_no_matter() => Assert.Equal(1, Parse("\uFEFF{\"a\":1}").Int32("a"));

    [Fact]
    public void Other_wrong_types_are_named()
    {
        var reader = Parse("""{"s":1,"l":{},"m":{"k":1},"b":"yes","o":[]}""");
        Assert.Throws<ModelFormatException>(() => reader.String("s"));
        Assert.Throws<ModelFormatException>(() => reader.Strings("l"));
        Assert.Contains("'m.k'", Assert.Throws<ModelFormatException>(() => reader.StringMap("m")).Message, StringComparison.Ordinal);
        Assert.Throws<ModelFormatException>(() => reader.BooleanOr("b", true));
        Assert.Throws<ModelFormatException>(() => reader.Object("o"));
        Assert.Throws<ModelFormatException>(() => reader.Objects("l"));
        Assert.Throws<ModelFormatException>(() => reader.Int32List("o"));
        Assert.Throws<ModelFormatException>(() => reader.Single("s", 2, 3));
        Assert.Throws<ModelFormatException>(() => reader.Int64Or("b", 1));
    }

    [Fact]
    public void Half_characters_and_bytes_that_are_no_text_are_named()
    {
        var reader = Parse("""{"s":"\ud800","m":{"a":"\udc00"},"l":["\ud800"]}""");
        Assert.Contains("'s'", Assert.Throws<ModelFormatException>(() => reader.String("s")).Message, StringComparison.Ordinal);
        Assert.Throws<ModelFormatException>(() => Parse("""{"\udc00":1}"""));
        Assert.Contains("'m.a'", Assert.Throws<ModelFormatException>(() => reader.StringMap("m")).Message, StringComparison.Ordinal);
        Assert.Contains("'l'", Assert.Throws<ModelFormatException>(() => reader.Strings("l")).Message, StringComparison.Ordinal);
        Assert.Throws<ModelFormatException>(() => ConfigReader.Parse("config.json", new byte[] { (byte)'{', (byte)'"', 0xC0, (byte)'"', (byte)':', (byte)'1', (byte)'}' }));
    }

    private static ConfigReader Parse(string json) => ConfigReader.Parse("m/config.json", Encoding.UTF8.GetBytes(json));
}
