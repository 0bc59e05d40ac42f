namespace Linnet.Retrieval.Tests;

public sealed class SearchIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SearchIndexTests()
    {
        _folder.Write("docs/parcel.txt", "Your parcel arrives in three days.\n\nReturns are free for thirty days.");
        _folder.Write("docs/sub/page.html", "<html><body><h1>Payment</h1><p>We accept cards and bank transfer.</p><script>ignored()</script></body></html>");
        _folder.Write("docs/zh.md", "# 退款\n\n收到商品后七天内可以申请退款。");
        _folder.Write("docs/rows.jsonl", "{\"text\":\"The warranty lasts two years.\"}\n{\"text\":\"Batteries are not included.\"}\n");
        _folder.Write("docs/rows.tsv", "score\ttext1\ttext2\n1\tcolour\tThe lamp is green.\n2\tsize\tThe lamp is small.\n");
        _folder.Write("docs/logo.png", "no text");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("how long is the warranty", "rows.jsonl#1")]
    [InlineData("which cards do you accept", "sub/page.html")]
    [InlineData("怎么退款", "zh.md")]
    [InlineData("is the lamp green", "rows.tsv#2")]
    public void Documents_of_every_kind_are_found_by_their_words(string query, string document)
    {
        var notes = new List<string>();
        SearchIndex.Build(_folder.File("docs"), _folder.File("index"), new IndexOptions { PassageLength = 60 }, notes.Add);
        using var index = SearchIndex.Open(_folder.File("index"));
        Assert.Equal(document, index.Search(query)[0].Passage.Document);
        Assert.Contains("logo.png: left out, '.png' is no known kind of document", notes);
        Assert.DoesNotContain(index.Passages, passage => passage.Text.Contains("ignored", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SearchMode.Hybrid, false)]
    [InlineData(SearchMode.Dense, false)]
    [InlineData(SearchMode.Dense, true)]
    public void With_an_encoder_a_text_finds_itself(SearchMode mode, bool exact)
    {
        var encoder = _folder.WriteEncoder("encoder", "Your parcel arrives in three days.", "The warranty lasts two years.", "Batteries are not included.", "The lamp is green small colour size");
        SearchIndex.Build(_folder.File("docs"), _folder.File("index"), new IndexOptions { Encoder = encoder });
        Directory.Delete(encoder, recursive: true); // the index is whole by itself
        using var index = SearchIndex.Open(_folder.File("index"));
        Assert.True(index.HasVectors);
        Assert.Equal("rows.jsonl#2", index.Search("Batteries are not included.", new SearchOptions { Mode = mode, Exact = exact, Top = 1 })[0].Passage.Document);
    }

    [Fact]
    public void A_failed_build_leaves_the_old_index_as_it_was()
    {
        SearchIndex.Build(_folder.File("docs"), _folder.File("index"));
        _folder.Write("docs/broken.jsonl", "{\"text\":");
        Assert.Throws<DataFormatException>(() => SearchIndex.Build(_folder.File("docs"), _folder.File("index")));
        using var index = SearchIndex.Open(_folder.File("index"));
        Assert.NotEmpty(index.Search("parcel"));
        Assert.Equal(["docs", "index"], Directory.GetDirectories(Path.GetDirectoryName(_folder.File("index"))!).Select(path => Path.GetFileName(path)!).Order());
    }

    [Fact]
    public void What_cannot_be_searched_says_why()
    {
        Assert.Contains("there is no such folder", Assert.Throws<DataFormatException>(() => SearchIndex.Build(_folder.File("nowhere"), _folder.File("i"))).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.File("empty"));
        Assert.Contains("holds no document", Assert.Throws<DataFormatException>(() => SearchIndex.Build(_folder.File("empty"), _folder.File("i"))).Message, StringComparison.Ordinal);
        Assert.Contains("linnet index", Assert.Throws<ModelFormatException>(() => SearchIndex.Open(_folder.File("i"))).Message, StringComparison.Ordinal);
        SearchIndex.Build(_folder.File("docs"), _folder.File("index"));
        using (var index = SearchIndex.Open(_folder.File("index")))
            Assert.Contains("has no vectors", Assert.Throws<ConfigurationException>(() => index.Search("a", new SearchOptions { Mode = SearchMode.Dense })).Message, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(_folder.File("index"), "passages.jsonl"), "{\"document\":\"x\",\"number\":0,\"text\":\"y\"}\n");
        Assert.Contains("build the index anew", Assert.Throws<ModelFormatException>(() => SearchIndex.Open(_folder.File("index"))).Message, StringComparison.Ordinal);
    }
}
