namespace Linnet.Data.Tests;

public sealed class FormatSnifferTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("label\ttext\npos\t\"Great\" they say\nneg\tsaid \"no\n")]
    [InlineData("label\ttext\npos\t\"Great movie\"\nneg\tnot so\n")]
    [InlineData("label\ttext\npos\t5\" screen\nneg\t\" alone\n")]
    public void Quotation_marks_in_a_tsv_are_ordinary_characters(string content)
    {
        var path = _folder.Write(".tsv", content);
        var format = DataFile.Sniff(path);
        Assert.False(format.Quoted);
        Assert.Equal(content.Split('\n')[1].Split('\t')[1], DataFile.Read(path, format).First().Text);
    }

    [Theory]
    [InlineData("label\ttext\npos\t\"a \"\"b\"\" c\"\nneg\tplain\n", "a \"b\" c")]
    [InlineData("\"label\"\t\"text\"\n\"pos\"\t\"one\"\n\"neg\"\t\"two\"\n", "one")]
    [InlineData("label\ttext\npos\t\"over two\nlines\"\nneg\tplain\n", "over two\nlines")]
    public void A_tsv_that_a_program_quoted_is_read_as_quoted(string content, string first)
    {
        var path = _folder.Write(".tsv", content);
        Assert.Equal(first, DataFile.Read(path, DataFile.Sniff(path)).First().Text);
    }

    [Theory]
    [InlineData("text,label\n\"a, b\",x\nc,y\n", ',')]
    [InlineData("text;label\na, b;x\nc, d;y\n", ';')]
    [InlineData("text|label\na, b|x\nc|y\n", '|')]
    [InlineData("text\tlabel\na, b\tx\nc\ty\n", '\t')]
    public void The_delimiter_of_a_csv_is_found(string content, char delimiter)
    {
        var path = _folder.Write(".csv", content);
        var format = DataFile.Sniff(path);
        Assert.Equal(delimiter, format.Delimiter);
        Assert.Equal(["x", "y"], DataFile.Read(path, format).Select(row => row.Label));
        Assert.Equal("a, b", DataFile.Read(path, format).First().Text);
    }

    [Theory]
    [InlineData("text\tlabel\nfine\tx\n", true)]
    [InlineData("Sentence\tSentiment\nfine\tx\n", true)]
    [InlineData("类别\t文本\n体育\t一场比赛\n", true)]
    [InlineData("kommentar\tart\nschön war es\tgut\nging so\tgut\nnein\tschlecht\nja doch\tschlecht\nna ja\tgut\nnun\tgut\n", true)]
    [InlineData("positive\tgood film\nnegative\tbad film\npositive\tnice\n", false)]
    [InlineData("1\tgood film\n0\tbad film\n", false)]
    public void A_header_is_told_from_a_row(string content, bool expected)
    {
        var path = _folder.Write(".tsv", content);
        var format = DataFile.Sniff(path);
        Assert.Equal(expected, format.HasHeader);
        Assert.Equal(content.Count(c => c == '\n') - (expected ? 1 : 0), DataFile.Read(path, format).Count());
    }

    [Fact]
    public void Text_and_label_are_told_apart_without_names()
    {
        var path = _folder.Write(".tsv", string.Concat(Enumerable.Range(0, 30).Select(i => $"{i}\tThis is review number {i}.\tclass{i % 3}\n")));
        var format = DataFile.Sniff(path);
        Assert.Equal(("2", "3", null), (format.TextColumn, format.LabelColumn, format.PairColumn));
    }

    [Fact]
    public void Columns_can_be_named_or_numbered_and_left_out()
    {
        var path = _folder.Write(".tsv", "a\tb\tc\nx\tfirst text\tsecond text\ny\tthird text\tfourth text\n");
        var format = DataFile.Sniff(path, new DataFileOptions { HasHeader = true, TextColumn = "3", PairColumn = "B", LabelColumn = DataFileOptions.NoColumn });
        Assert.Equal(("c", "b", null), (format.TextColumn, format.PairColumn, format.LabelColumn));
        var row = DataFile.Read(path, format).First();
        Assert.Equal(("second text", "first text", 0, "x"), (row.Text, row.Pair, row.Labels.Count, row.Extra!["a"]));
    }

    [Fact]
    public void Several_labels_in_a_cell_are_found()
    {
        var path = _folder.Write(".tsv", "text\tlabels\none\ta|b\ntwo\ta\nthree\tb|c\nfour\tc\nfive\tb\n");
        var format = DataFile.Sniff(path);
        Assert.Equal("|", format.LabelSeparator);
        Assert.Equal(["a", "b"], DataFile.Read(path, format).First().Labels);
    }

    [Fact]
    public void A_comma_that_belongs_to_a_label_does_not_cut_it()
    {
        var path = _folder.Write(".tsv", "text\tlabel\none\tFood, Drink\ntwo\tToys\nthree\tHome, Garden\n");
        Assert.Null(DataFile.Sniff(path).LabelSeparator);
    }

    [Fact]
    public void Json_labels_may_be_strings_numbers_truth_values_and_arrays()
    {
        var path = _folder.Write(".jsonl", """
            {"text":"a","label":"x"}
            {"text":"b","label":1}
            {"text":"c","label":true}
            {"text":"d","label":["p","q"]}
            {"text":"e","label":null}
            {"text":"f"}
            """);
        Assert.Equal(["x", "1", "true", "p+q", "", ""], DataFile.Read(path, DataFile.Sniff(path)).Select(row => string.Join('+', row.Labels)));
    }

    [Fact]
    public void A_csv_with_carriage_returns_is_read()
    {
        var path = _folder.Write(".csv", "text,label\r\n\"a\r\nb\",x\r\nc,y\r\n");
        var format = DataFile.Sniff(path);
        Assert.Equal(["text", "label"], format.Columns);
        Assert.Equal([("a\r\nb", "x", 2L), ("c", "y", 4L)], DataFile.Read(path, format).Select(row => (row.Text, row.Label!, row.Line)));
    }

    [Theory]
    [InlineData("just text\nmore, text\n", DataFileKind.PlainText)]
    [InlineData("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", DataFileKind.JsonLines)]
    [InlineData("__label__a one\n__label__b two\n", DataFileKind.FastText)]
    [InlineData("EU\tB-ORG\nrejects\tO\n\nGerman\tB-MISC\n", DataFileKind.Conll)]
    [InlineData("EU NNP B-ORG\nrejects VBZ O\n\nGerman JJ B-MISC\n", DataFileKind.Conll)]
    [InlineData("a\tone\nb\ttwo\n", DataFileKind.Tsv)]
    [InlineData("text,label\none,a\n", DataFileKind.Csv)]
    public void Without_a_telling_extension_the_content_tells_the_kind(string content, DataFileKind kind) =>
        Assert.Equal(kind, DataFile.Sniff(_folder.Write(".txt", content)).Kind);

    [Fact]
    public void A_dev_file_with_its_columns_in_another_order_is_read_by_their_names()
    {
        var train = _folder.Write(".tsv", "label\ttext\na\tone\n");
        var dev = _folder.Write(".tsv", "text\tlabel\tid\ntwo\tb\t7\n");
        var row = Assert.Single(DataFile.ReadAll(dev, DataFile.Sniff(train)));
        Assert.Equal(("two", "b"), (row.Text, row.Label));
    }

    [Fact]
    public void A_dev_file_of_another_kind_is_read_with_the_columns_of_the_training_file()
    {
        var train = DataFile.Sniff(_folder.Write(".tsv", "text\tlabels\tnote\none\ta|b\tn\ntwo\ta\tn\nthree\tb|c\tn\nfour\tc\tn\nfive\tb\tn\n"));
        var dev = _folder.Write(".csv", "note,labels,text\nn,a|c,six\n");
        var row = Assert.Single(DataFile.ReadAll(dev, DataFile.Sniff(dev, train.ToOptions())));
        Assert.Equal("six", row.Text);
        Assert.Equal(["a", "c"], row.Labels);
    }

    [Fact]
    public void The_description_says_how_the_file_will_be_read()
    {
        var lines = DataFile.Sniff(_folder.Write(".csv", "id,sentence1,sentence2,label\n1,a b,c d,x\n2,e f,g h,y\n")).Describe();
        Assert.Equal(
            [
                "kind     CSV, comma between columns, fields may be quoted",
                "encoding utf-8",
                "header   yes: id, sentence1, sentence2, label",
                "text     column 'sentence1'",
                "pair     column 'sentence2'",
                "label    column 'label', one label a row",
            ],
            lines);
    }

    [SharedTheory]
    [InlineData("hotel-zh/train.tsv", 6222, "text", "label")]
    [InlineData("sst2/dev.tsv", 872, "text", "label")]
    [InlineData("stsb/dev.tsv", 1500, "text1", "score")]
    [InlineData("atis/train.jsonl", 4478, "tokens", "intent")]
    [InlineData("semeval2010-task8/dev.jsonl", 800, "text", "relation")]
    [InlineData("conll2003/dev.conll", 3250, "1", "2")]
    [InlineData("multi30k/dev.de", 1014, null, null)]
    public void Real_files_are_understood(string name, int rows, string? text, string? label)
    {
        var path = SharedData.Path("data/" + name);
        var format = DataFile.Sniff(path);
        Assert.Equal((text, label), (format.TextColumn, format.LabelColumn));
        Assert.Equal(rows, DataFile.Read(path, format).Count());
    }
}
