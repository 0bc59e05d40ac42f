using Linnet.Hub.Database;
using Linnet.Hub.Pages.Texts;
using Linnet.Hub.Repositories;

namespace Linnet.Hub.Pages.Community.Activity;

/// <summary>Texts of feeds. Each stands between who did something and what it was done to.</summary>
internal static class ActivityTexts
{
    internal static readonly PageText Activity = new("Activity", "动态");
    internal static readonly PageText Lead = new("What has happened where you follow.", "你关注的用户、组织和仓库的最新动态。");
    internal static readonly PageText OfOwner = new("Activity of {0}", "{0} 的动态");
    internal static readonly PageText Nothing = new("Nothing has happened yet", "还没有动态");
    internal static readonly PageText FollowAdvice = new("Follow users and organisations on their pages, and repositories on the page of their activity.", "可在用户和组织的主页上关注，也可在仓库的动态页关注仓库。");
    internal static readonly PageText Older = new("Older", "更早");
    internal static readonly PageText Newest = new("Newest", "最新");
    internal static readonly PageText Created = new("created", "新建了");
    internal static readonly PageText Moved = new("renamed {0} to", "将 {0} 重命名为");
    internal static readonly PageText Pushed = new("committed to", "提交到");
    internal static readonly PageText AddedRef = new("added", "新增了");
    internal static readonly PageText RemovedRef = new("removed", "删除了");
    internal static readonly PageText PullRequest = new("pull request #{0}", "合并请求 #{0}");
    internal static readonly PageText Opened = new("began", "发起了");
    internal static readonly PageText Commented = new("commented on", "评论了");
    internal static readonly PageText ChangedDiscussion = new("changed", "更改了");
    internal static readonly PageText Merged = new("took", "合并了");
    internal static readonly PageText Reviewed = new("reviewed", "评审了");
    internal static readonly PageText Liked = new("likes", "喜欢");
    internal static readonly PageText Watch = new("What you hear of it", "通知范围");
    internal static readonly PageText Everything = new("Everything", "全部");
    internal static readonly PageText EverythingHint = new("You follow it: every discussion and every version.", "关注此仓库：所有讨论和版本。");
    internal static readonly PageText Participating = new("What you take part in", "我参与的");
    internal static readonly PageText ParticipatingHint = new("And where somebody names you.", "以及提及我的内容。");
    internal static readonly PageText Silence = new("Nothing", "不通知");
    internal static readonly PageText SilenceHint = new("Not even when somebody names you.", "即使被提及也不通知。");
    internal static readonly PageText Save = new("Save", "保存");

    /// <summary>What was done to a discussion or a repository.</summary>
    internal static PageText Of(ActivityRow row) => row.Kind switch
    {
        ActivityKind.Moved => Moved,
        ActivityKind.RefMoved => row.After is null ? RemovedRef : row.Before is null ? AddedRef : Pushed,
        ActivityKind.DiscussionOpened => Opened,
        ActivityKind.Commented => Commented,
        ActivityKind.DiscussionChanged => ChangedDiscussion,
        ActivityKind.Merged => Merged,
        ActivityKind.Reviewed => Reviewed,
        ActivityKind.Liked => Liked,
        _ => Created,
    };
}
