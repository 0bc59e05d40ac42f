using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Repositories;
using Linnet.Hub.Search;
using Linnet.Hub.Search.Facets;

namespace Linnet.Hub.Pages.Finding;

/// <summary>Texts of the lists and of finding.</summary>
internal static class FindingTexts
{
    internal static readonly PageText Models = new("Models", "模型");
    internal static readonly PageText Datasets = new("Datasets", "数据集");
    internal static readonly PageText Apps = new("Apps", "应用");
    internal static readonly PageText Results = new("Results", "搜索结果");
    internal static readonly PageText ResultsFor = new("Results for “{0}”", "“{0}”的搜索结果");
    internal static readonly PageText Words = new("Words to look for", "搜索词");
    internal static readonly PageText WordsHint = new("Name, task, or words of the card…", "名称、任务或卡片中的词…");
    internal static readonly PageText Search = new("Search", "搜索");
    internal static readonly PageText Sort = new("Sort by", "排序");
    internal static readonly PageText Filters = new("Filters", "筛选");
    internal static readonly PageText Apply = new("Apply filters", "应用筛选");
    internal static readonly PageText More = new("{0} more", "另外 {0} 项");
    internal static readonly PageText Active = new("Active filters", "当前筛选");
    internal static readonly PageText Remove = new("Remove the filter {0}", "移除筛选 {0}");
    internal static readonly PageText RemoveAll = new("Remove all", "全部移除");
    internal static readonly PageText Author = new("Owner", "所有者");
    internal static readonly PageText Tag = new("Tag", "标签");
    internal static readonly PageText AtLeast = new("At least", "不低于");
    internal static readonly PageText AnyMetric = new("Any metric", "任意指标");
    internal static readonly PageText Kinds = new("Kinds", "类别");
    internal static readonly PageText Nothing = new("Nothing fits", "没有符合的结果");
    internal static readonly PageText NothingYet = new("There is nothing here yet", "这里还没有内容");
    internal static readonly PageText NothingYetAdvice = new("Publish something, and it can be found here at once.", "发布后即可在此找到。");
    internal static readonly PageText FewerWords = new("Look for a single word:", "只搜索其中一个词:");
    internal static readonly PageText WithoutFilters = new("Look without filters", "不带筛选搜索");
    internal static readonly PageText Elsewhere = new("Look elsewhere:", "在其他类别中搜索:");
    internal static readonly PageText SearchAdvice = new("All words have to be there, in the name, the tags or the card. The last word may be a beginning.", "名称、标签或卡片中须含有全部词;最后一个词可以只写开头。");
    internal static readonly PageText Parameters = new("{0} parameters", "{0} 参数");
    internal static readonly PageText License = new("Licence", "许可证");
    internal static readonly PageText Similar = new("Models like this", "相似模型");
    internal static readonly PageText SimilarOthers = new("More like this", "相似内容");
    internal static readonly PageText Count = new("{0} found", "共 {0} 项");

    private static readonly PageText[] FacetNames =
    [
        Kinds, new("Task", "任务"), new("Language", "语言"), License, new("Library", "库"), new("Size", "参数量"), new("Trained on", "训练数据"), new("Measured", "评测指标"), Tag,
        new("Made from", "基础模型"),
    ];

    private static readonly (SearchOrder Order, string Word, PageText Text)[] OrderTexts =
    [
        (SearchOrder.Relevance, "relevance", new("Best match", "最相关")), (SearchOrder.Trending, "trending", new("Trending", "趋势")),
        (SearchOrder.Downloads, "downloads", new("Most downloads", "下载最多")), (SearchOrder.Likes, "likes", new("Most likes", "喜欢最多")),
        (SearchOrder.RecentLikes, "likes30d", new("Most likes in 30 days", "30 天内喜欢最多")), (SearchOrder.Modified, "modified", new("Recently updated", "最近更新")),
        (SearchOrder.Created, "created", new("Newest", "最新创建")), (SearchOrder.Parameters, "parameters", new("Most parameters", "参数最多")), (SearchOrder.Name, "name", new("Name", "名称")),
    ];

    /// <summary>The orders that can be chosen, with the words that addresses have for them.</summary>
    internal static IReadOnlyList<(SearchOrder Order, string Word, PageText Text)> Orders => OrderTexts;

    /// <summary>What a facet is called.</summary>
    internal static PageText Of(Facet facet) => FacetNames[(int)facet];

    /// <summary>What the repositories of a kind are called.</summary>
    internal static PageText Of(RepositoryKind kind) => kind switch
    {
        RepositoryKind.Dataset => Datasets,
        RepositoryKind.Space => Apps,
        _ => Models,
    };
}
