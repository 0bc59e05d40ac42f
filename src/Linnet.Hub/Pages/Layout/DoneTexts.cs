using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Layout;

/// <summary>What the page after a form says was done; the address names it (<c>?done=saved</c>), so that nobody writes texts of their own into a page.</summary>
internal static class DoneTexts
{
    internal static readonly PageText Saved = new("Saved.", "已保存。");
    internal static readonly PageText Created = new("Created.", "已创建。");
    internal static readonly PageText Deleted = new("Deleted.", "已删除。");
    internal static readonly PageText Committed = new("Your changes are committed.", "你的更改已提交。");
    internal static readonly PageText SignedIn = new("You have signed in.", "你已登录。");
    internal static readonly PageText SignedOut = new("You have signed out.", "你已退出登录。");
    internal static readonly PageText Asked = new("Your request has been sent to the owner.", "你的申请已发送给所有者。");
    internal static readonly PageText Reported = new("Your report has been sent.", "举报已提交。");
    internal static readonly PageText Queued = new("It will be sent again in a moment.", "即将重新发送。");

    /// <summary>The text that an address names.</summary>
    internal static PageText? Find(string? name) => name switch
    {
        "saved" => Saved,
        "created" => Created,
        "deleted" => Deleted,
        "committed" => Committed,
        "signed-in" => SignedIn,
        "signed-out" => SignedOut,
        "asked" => Asked,
        "reported" => Reported,
        "queued" => Queued,
        _ => null,
    };
}
