using Linnet.Hub.Diff;
using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Origin.Compare;

/// <summary>Texts about what differs between two versions.</summary>
internal static class CompareTexts
{
    internal static readonly PageText Title = new("Compare versions", "比较版本");
    internal static readonly PageText TitleOf = new("{0} compared with {1}", "{0} 与 {1} 的比较");
    internal static readonly PageText Before = new("Before", "之前");
    internal static readonly PageText After = new("After", "之后");
    internal static readonly PageText RevisionHint = new("A branch, a tag or a commit.", "分支、标签或提交。");
    internal static readonly PageText Compare = new("Compare", "比较");
    internal static readonly PageText Swap = new("The other way round", "交换前后");
    internal static readonly PageText Nothing = new("Both versions have the same files.", "两个版本的文件完全相同。");
    internal static readonly PageText Measuring = new(
        "The weights are large: how much their values differ is being worked out. Load the page again in a moment.", "权重较大,数值差异仍在计算,请稍后刷新页面。");
    internal static readonly PageText Reload = new("Load again", "刷新");
    internal static readonly PageText Files = new("Files", "文件");
    internal static readonly PageText FileCount = new("{0} files differ", "{0} 个文件有差异");
    internal static readonly PageText Change = new("Change", "变化");
    internal static readonly PageText Path = new("File", "文件");
    internal static readonly PageText Size = new("Size", "大小");
    internal static readonly PageText Added = new("added", "新增");
    internal static readonly PageText Removed = new("removed", "删除");
    internal static readonly PageText Changed = new("changed", "修改");
    internal static readonly PageText Renamed = new("renamed", "改名");
    internal static readonly PageText RenamedFrom = new("was {0}", "原名 {0}");
    internal static readonly PageText Card = new("What the card says", "模型卡信息");
    internal static readonly PageText Metrics = new("Metrics", "指标");
    internal static readonly PageText Metric = new("Metric", "指标");
    internal static readonly PageText Dataset = new("Dataset", "数据集");
    internal static readonly PageText Difference = new("Difference", "差值");
    internal static readonly PageText License = new("Licence", "许可");
    internal static readonly PageText LicenseChange = new("from {0} to {1}", "由 {0} 改为 {1}");
    internal static readonly PageText NoLicense = new("none stated", "未说明");
    internal static readonly PageText Dependencies = new("Depends on", "依赖");
    internal static readonly PageText CardProblem = new("The head of the card cannot be read: {0}", "无法读取卡片头部:{0}");
    internal static readonly PageText Weights = new("Tensors", "张量");
    internal static readonly PageText WeightsLead = new("{0} tensors differ, {1} are the same to the byte.", "{0} 个张量有差异,{1} 个逐字节相同。");
    internal static readonly PageText NotMeasured = new("Some values were not compared: there are too many bytes.", "数据过大,部分数值未比较。");
    internal static readonly PageText Tensor = new("Tensor", "张量");
    internal static readonly PageText Shape = new("Type and shape", "类型与形状");
    internal static readonly PageText Share = new("Values changed", "改变的数值");
    internal static readonly PageText Relative = new("Relative change", "相对变化");
    internal static readonly PageText RelativeHint = new("Length of the difference over length before", "差值的范数除以原范数");
    internal static readonly PageText Largest = new("Largest change", "最大变化");
    internal static readonly PageText Cosine = new("Cosine", "余弦");
    internal static readonly PageText More = new("{0} more are in the JSON form.", "其余 {0} 项见 JSON。");
    internal static readonly PageText Json = new("As JSON", "JSON 格式");
    internal static readonly PageText Tokenizer = new("Tokeniser", "分词器");
    internal static readonly PageText Vocabulary = new("Vocabulary", "词表");
    internal static readonly PageText Tokens = new("{0} tokens before, {1} after", "之前 {0} 个词元,之后 {1} 个");
    internal static readonly PageText NewTokens = new("New tokens", "新增词元");
    internal static readonly PageText GoneTokens = new("Tokens that are gone", "删除的词元");
    internal static readonly PageText MovedTokens = new("Tokens with another number: old embeddings do not fit", "编号改变的词元:旧词向量不再匹配");
    internal static readonly PageText Merges = new("Merges", "合并规则");
    internal static readonly PageText MergesChanged = new("{0} before, {1} after; they differ", "之前 {0} 条,之后 {1} 条,内容不同");
    internal static readonly PageText Fields = new("Fields of {0}", "{0} 的字段");
    internal static readonly PageText Field = new("Field", "字段");
    internal static readonly PageText Lines = new("Text", "文本");
    internal static readonly PageText LinesOf = new("{0} lines added, {1} removed", "新增 {0} 行,删除 {1} 行");
    internal static readonly PageText Cut = new("There is more than is shown here.", "内容过长,未全部显示。");
    internal static readonly PageText None = new("none", "无");

    /// <summary>What a kind of change is called.</summary>
    internal static PageText Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => Added,
        ChangeKind.Removed => Removed,
        ChangeKind.Renamed => Renamed,
        _ => Changed,
    };
}
