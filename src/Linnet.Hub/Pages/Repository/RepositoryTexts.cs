using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Repository;

/// <summary>Texts that all pages of a repository share.</summary>
internal static class RepositoryTexts
{
    internal static readonly PageText Card = new("Card", "卡片");
    internal static readonly PageText Files = new("Files", "文件");
    internal static readonly PageText History = new("History", "历史");
    internal static readonly PageText Settings = new("Settings", "设置");
    internal static readonly PageText Tabs = new("Parts of {0}", "{0} 的各部分");
    internal static readonly PageText Model = new("Model", "模型");
    internal static readonly PageText Dataset = new("Dataset", "数据集");
    internal static readonly PageText App = new("App", "应用");
    internal static readonly PageText Private = new("Private", "私有");
    internal static readonly PageText Gated = new("Gated", "需申请");
    internal static readonly PageText Disabled = new("Switched off", "已停用");
    internal static readonly PageText Updated = new("Updated", "更新于");
    internal static readonly PageText Downloads = new("Downloads", "下载");
    internal static readonly PageText Likes = new("Likes", "喜欢");

    /// <summary>What a kind of repository is called.</summary>
    internal static PageText KindOf(RepositoryKind kind) => kind switch
    {
        RepositoryKind.Dataset => Dataset,
        RepositoryKind.Space => App,
        _ => Model,
    };
}
