namespace Linnet.Data;

/// <summary>Column names by which data sets usually call text, pair, label, group and tags; the first listed is preferred.</summary>
internal static class RoleNames
{
    internal static readonly string[] Text =
    [
        "text", "sentence", "text1", "sentence1", "text_a", "premise", "question1", "content", "review", "review_body", "comment", "tweet",
        "message", "utterance", "document", "body", "tokens", "words", "query", "question", "title", "headline", "input",
        "文本", "内容", "句子", "评论", "正文", "标题", "问题",
    ];

    internal static readonly string[] Pair =
    [
        "pair", "text2", "sentence2", "text_b", "hypothesis", "question2", "text_pair",
    ];

    internal static readonly string[] Label =
    [
        "label", "labels", "class", "category", "categories", "intent", "sentiment", "emotion", "emotions", "topic", "topics", "relation",
        "target", "score", "gold", "gold_label", "polarity", "tag", "tags", "stars", "rating", "y",
        "标签", "类别", "分类", "情感", "意图", "主题",
    ];

    internal static readonly string[] Group = ["group", "group_id"];

    internal static readonly string[] Tag = ["slots", "tags", "ner_tags", "bio_tags", "ner"];

    internal static bool IsKnown(string name) => new[] { Text, Pair, Label, Group, Tag }.Any(names => Find(names, [name]) >= 0);

    /// <summary>Index in <paramref name="columns"/> of the first of <paramref name="names"/> that is there, or -1.</summary>
    internal static int Find(string[] names, IReadOnlyList<string> columns)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < columns.Count; i++)
                if (string.Equals(columns[i].Trim(), name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }
}
