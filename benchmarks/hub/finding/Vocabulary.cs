using System.Text;

namespace Linnet.Benchmarks.Hub;

/// <summary>Words of both languages, the first ones frequent and the last ones rare, as in texts that people write (Zipf).</summary>
internal static class Vocabulary
{
    private static readonly string[] Common =
        ("the of and to in a is for this model that with on was trained it are as from be by fine tuned text data classification language training dataset results use version small base "
        + "large tokens sentiment analysis translation summarization question answering named entity recognition embeddings similarity news reviews customers support tickets medical legal "
        + "finance code chat instruction distilled quantized pruned multilingual chinese english german french spanish accuracy precision recall evaluation license intended limitations "
        + "biases parameters layers hidden attention vocabulary tokenizer epochs batch rate optimizer loss validation test split examples labels classes corpus domain speech transcripts "
        + "tweets products hotels movies books science papers abstracts patents contracts emails spam toxic intent slot dialogue search retrieval ranking passages documents keywords topics").Split(' ');

    private static readonly string[] Syllables = "ka lo mi ter ron sa vel du pra nis eth or bal cen dri fo gan hul ith jor kel lum mon nor pol qui ras sto tal ul var wen xi yor zan".Split(' ');

    private static readonly string[] ChineseWords =
        ("模型 训练 数据 文本 分类 情感 分析 语言 中文 英文 翻译 摘要 问答 实体 识别 命名 新闻 评论 客服 医疗 法律 金融 代码 对话 指令 蒸馏 量化 剪枝 多语言 准确率 召回率 评测 许可 用途 限制 偏差 参数 层数 "
        + "注意力 词表 分词 轮次 批量 学习率 优化 损失 验证 测试 样本 标签 类别 语料 领域 语音 微博 商品 酒店 电影 图书 科学 论文 专利 合同 邮件 垃圾 意图 槽位 检索 排序 段落 文档 关键词 主题 我们 本模型 适合 场景 "
        + "小型 快速 部署 服务 企业 用户 反馈 舆情 监测 推荐 系统 知识 图谱 预训练 微调 开源 发布 版本 更新 说明 使用 方法 示例 结果 对比 基线 提升 效果 性能 内存 速度 设备 本地 运行").Split(' ');

    private static readonly string[] Words = [.. Common, .. Rare(20_000)];

    internal static IReadOnlyList<string> English => Words;

    internal static IReadOnlyList<string> Chinese => ChineseWords;

    /// <summary>Some English words of a text.</summary>
    internal static string EnglishText(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Pick(random, Words)));

    /// <summary>Some Chinese words of a text, without spaces.</summary>
    internal static string ChineseText(Random random, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(Pick(random, ChineseWords)).Append(i % 9 == 8 ? "，" : string.Empty);
        return text.ToString();
    }

    /// <summary>A word, more probably a frequent one.</summary>
    internal static string Pick(Random random, IReadOnlyList<string> words) => words[(int)(Math.Pow(words.Count, random.NextDouble()) - 1) % words.Count];

    private static IEnumerable<string> Rare(int count)
    {
        var random = new Random(1);
        return Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)])));
    }
}
