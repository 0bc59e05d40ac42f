using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Settings;

/// <summary>Texts of an account's settings.</summary>
internal static class SettingsTexts
{
    internal static readonly PageText Title = new("Settings", "设置");
    internal static readonly PageText Parts = new("Settings of your account", "账户设置");
    internal static readonly PageText Account = new("Account", "账户");
    internal static readonly PageText Tokens = new("Access tokens", "访问令牌");
    internal static readonly PageText Profile = new("Profile", "个人资料");
    internal static readonly PageText Save = new("Save", "保存");
    internal static readonly PageText ChoosePassword = new("Choose a password", "设置密码");
    internal static readonly PageText ChangePassword = new("Change the password", "修改密码");
    internal static readonly PageText ChoosePasswordAdvice = new("You have none yet: until then, only a token lets you in.", "你还没有密码，目前只能用令牌登录。");
    internal static readonly PageText CurrentPassword = new("Present password", "当前密码");
    internal static readonly PageText NewPassword = new("New password", "新密码");
    internal static readonly PageText WrongPassword = new("This is not your present password.", "当前密码不正确。");
    internal static readonly PageText OthersEnd = new("Your sessions in other browsers end.", "其他浏览器中的会话将结束。");
    internal static readonly PageText WeakSession = new(
        "You have signed in with a token that may do less than you may yourself. Sign in with one that may do all, to choose a password.", "你登录所用的令牌权限低于你的账户。请用完整权限的令牌登录后再设置密码。");
    internal static readonly PageText TokensAdvice = new(
        "Programs say who they are with a token. Give each machine or program one of its own, so that you can withdraw it alone.", "程序用令牌表明身份。请为每台机器或每个程序各建一个令牌，以便单独撤销。");
    internal static readonly PageText NewToken = new("New token", "新建令牌");
    internal static readonly PageText TokenName = new("What it is for", "用途");
    internal static readonly PageText TokenNameHint = new("Such as: laptop, build server.", "例如：笔记本、构建服务器。");
    internal static readonly PageText Role = new("What it may do", "权限");
    internal static readonly PageText RoleRead = new("Read", "只读");
    internal static readonly PageText RoleReadHint = new("Read what you may read.", "读取你有权读取的内容。");
    internal static readonly PageText RoleWrite = new("Write", "读写");
    internal static readonly PageText RoleWriteHint = new("Whatever you may do with repositories.", "对仓库执行你有权执行的所有操作。");
    internal static readonly PageText RoleAdmin = new("Administer the hub", "管理");
    internal static readonly PageText RoleAdminHint = new("Also what an administrator may do with repositories of others.", "还包括管理员对他人仓库的权限。");
    internal static readonly PageText Expires = new("Good for", "有效期");
    internal static readonly PageText ExpiresNever = new("Until withdrawn", "直到撤销");
    internal static readonly PageText ExpiresDays = new("{0} days", "{0} 天");
    internal static readonly PageText CreateToken = new("Create token", "创建令牌");
    internal static readonly PageText TokenShown = new("Here is the new token. Copy it now: it is not shown again.", "新令牌如下。请立即复制，之后不再显示。");
    internal static readonly PageText TokenUse = new("For commands and programs in this terminal:", "在当前终端中供命令和程序使用：");
    internal static readonly PageText Created = new("Created", "创建时间");
    internal static readonly PageText Ends = new("Ends", "到期");
    internal static readonly PageText Never = new("Never", "永不");
    internal static readonly PageText Withdraw = new("Withdraw", "撤销");
    internal static readonly PageText WithdrawOne = new("Withdraw the token {0}", "撤销令牌 {0}");
    internal static readonly PageText NoTokens = new("You have no tokens", "你还没有令牌");
    internal static readonly PageText NameNeeded = new("Say what the token is for.", "请说明令牌的用途。");
    internal static readonly PageText Action = new("Action", "操作");
}
