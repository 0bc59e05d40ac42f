namespace Linnet.Hub.Search.Text;

/// <summary>What people call the codes that cards write: who looks for Chinese, or for 情感分析, finds <c>zh</c> and <c>text-classification</c>.</summary>
internal static class KnownNames
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic 阿拉伯语",
        ["bg"] = "Bulgarian 保加利亚语",
        ["bn"] = "Bengali 孟加拉语",
        ["cs"] = "Czech 捷克语",
        ["da"] = "Danish 丹麦语",
        ["de"] = "German 德语",
        ["el"] = "Greek 希腊语",
        ["en"] = "English 英语 英文",
        ["es"] = "Spanish 西班牙语",
        ["fa"] = "Persian 波斯语",
        ["fi"] = "Finnish 芬兰语",
        ["fr"] = "French 法语",
        ["he"] = "Hebrew 希伯来语",
        ["hi"] = "Hindi 印地语",
        ["hu"] = "Hungarian 匈牙利语",
        ["id"] = "Indonesian 印尼语",
        ["it"] = "Italian 意大利语",
        ["ja"] = "Japanese 日语 日文",
        ["ko"] = "Korean 韩语 韩文",
        ["nl"] = "Dutch 荷兰语",
        ["no"] = "Norwegian 挪威语",
        ["pl"] = "Polish 波兰语",
        ["pt"] = "Portuguese 葡萄牙语",
        ["ro"] = "Romanian 罗马尼亚语",
        ["ru"] = "Russian 俄语",
        ["sv"] = "Swedish 瑞典语",
        ["sw"] = "Swahili 斯瓦希里语",
        ["ta"] = "Tamil 泰米尔语",
        ["th"] = "Thai 泰语",
        ["tr"] = "Turkish 土耳其语",
        ["uk"] = "Ukrainian 乌克兰语",
        ["ur"] = "Urdu 乌尔都语",
        ["vi"] = "Vietnamese 越南语",
        ["zh"] = "Chinese 中文 汉语",
        ["multilingual"] = "多语言",
        ["code"] = "代码",
    };

    private static readonly Dictionary<string, string> Tasks = new(StringComparer.Ordinal)
    {
        ["text-classification"] = "文本分类 情感分析 sentiment analysis",
        ["token-classification"] = "序列标注 命名实体识别 named entity recognition ner",
        ["question-answering"] = "阅读理解 问答",
        ["zero-shot-classification"] = "零样本分类",
        ["translation"] = "机器翻译",
        ["summarization"] = "文本摘要",
        ["feature-extraction"] = "特征提取 向量 embeddings",
        ["text-generation"] = "文本生成 language model 语言模型",
        ["text2text-generation"] = "文本到文本生成",
        ["fill-mask"] = "完形填空 掩码",
        ["sentence-similarity"] = "句子相似度 语义匹配",
        ["text-ranking"] = "文本排序 重排",
        ["relation-extraction"] = "关系抽取",
        ["intent-slot"] = "意图识别 槽位填充",
        ["multiple-choice"] = "多项选择",
        ["table-question-answering"] = "表格问答",
    };

    /// <summary>The names of a language; null where only its code is known.</summary>
    internal static string? OfLanguage(string code) => Languages.GetValueOrDefault(code);

    /// <summary>The names of a task besides its own.</summary>
    internal static string? OfTask(string task) => Tasks.GetValueOrDefault(task);

    /// <summary>What a language is called in one of the pages' languages; null where only its code is known.</summary>
    internal static string? LanguageName(string code, bool isChinese)
    {
        if (OfLanguage(code)?.Split(' ') is not { } names) return null;
        return Array.Find(names, name => char.IsAscii(name[0]) != isChinese) ?? names[0];
    }

    /// <summary>What a task is called: its first Chinese name, or its identifier as words.</summary>
    internal static string TaskName(string task, bool isChinese) =>
        isChinese && OfTask(task) is { } names ? names.Split(' ')[0] : char.ToUpperInvariant(task[0]) + task[1..].Replace('-', ' ');
}
