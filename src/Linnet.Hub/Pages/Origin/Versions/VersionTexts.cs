using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Origin.Versions;

/// <summary>Texts about versions and going back to one.</summary>
internal static class VersionTexts
{
    internal static readonly PageText Versions = new("Versions", "版本");
    internal static readonly PageText Lead = new(
        "Tags such as v1.2.0, in the order of Semantic Versioning. Which commit a version is never changes.", "形如 v1.2.0 的标签,按语义化版本排序。版本对应的提交永不改变。");
    internal static readonly PageText None = new("There are no versions yet", "还没有版本");
    internal static readonly PageText NoneAdvice = new(
        "A version is a tag such as v1.0.0. Programs ask for ranges of them, such as ^1.0, and get the highest.", "版本是形如 v1.0.0 的标签。程序可按范围(如 ^1.0)请求,得到其中最高的版本。");
    internal static readonly PageText Version = new("Version", "版本");
    internal static readonly PageText Notes = new("Notes", "说明");
    internal static readonly PageText Commit = new("Commit", "提交");
    internal static readonly PageText Made = new("Made", "创建时间");
    internal static readonly PageText PreRelease = new("pre-release", "预发布");
    internal static readonly PageText Latest = new("latest", "最新");
    internal static readonly PageText CompareBefore = new("Compare with {0}", "与 {0} 比较");
    internal static readonly PageText Use = new("Use a range of versions", "按范围使用版本");
    internal static readonly PageText New = new("New version", "新建版本");
    internal static readonly PageText Number = new("Number", "版本号");
    internal static readonly PageText NumberHint = new("Such as 1.2.0 or 2.0.0-rc.1; the tag gets a v in front.", "如 1.2.0 或 2.0.0-rc.1,标签前会加 v。");
    internal static readonly PageText Revision = new("What it is", "对应的版本");
    internal static readonly PageText RevisionHint = new("A branch, a tag or a commit.", "分支、标签或提交。");
    internal static readonly PageText NotesHint = new("What is new, and what may break.", "有何更新,哪些可能不兼容。");
    internal static readonly PageText Create = new("Make version", "创建版本");
    internal static readonly PageText Wrong = new("'{0}' is no version: write three numbers with dots between them, such as 1.2.0.", "“{0}”不是版本号:请写用点分隔的三个数字,如 1.2.0。");
    internal static readonly PageText RollBack = new("Roll back", "回滚");
    internal static readonly PageText RollBackTo = new("Roll {0} back to {1}", "将 {0} 回滚到 {1}");
    internal static readonly PageText RollBackLead = new(
        "A new commit on {0} will have the files of this commit. Nothing is lost: the commits between stay in the history.", "将在 {0} 上新建一个提交,内容与此提交相同。中间的提交仍保留在历史中,不会丢失。");
    internal static readonly PageText RollBackChanges = new("What changes on {0}", "{0} 上的变化");
    internal static readonly PageText Cancel = new("Cancel", "取消");
}
