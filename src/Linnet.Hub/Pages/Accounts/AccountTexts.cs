using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Accounts;

/// <summary>Texts about signing in and making accounts.</summary>
internal static class AccountTexts
{
    internal static readonly PageText SignIn = new("Sign in", "登录");
    internal static readonly PageText UserName = new("User name", "用户名");
    internal static readonly PageText Password = new("Password", "密码");
    internal static readonly PageText PasswordAgain = new("Password again", "再次输入密码");
    internal static readonly PageText PasswordHint = new("At least {0} characters; several words are easy to remember.", "至少 {0} 个字符；用几个词组成更容易记住。");
    internal static readonly PageText WithToken = new("Sign in with a token", "使用令牌登录");
    internal static readonly PageText WithTokenHint = new("Without a password, or where you have forgotten it: an access token of yours opens the door too. It begins with hf_.", "没有密码或忘记密码时，也可以用你的访问令牌登录。令牌以 hf_ 开头。");
    internal static readonly PageText Token = new("Access token", "访问令牌");
    internal static readonly PageText Wrong = new("This name and password do not belong together.", "用户名或密码不正确。");
    internal static readonly PageText WrongToken = new("There is no such token, or it has been withdrawn or is out of date.", "令牌不存在、已撤销或已过期。");
    internal static readonly PageText LinkGone = new(
        "This link has been used, is older than a quarter of an hour, or was opened on another machine than the hub's. Start linnet up again for a new one, or sign in here.",
        "此链接已被使用、已超过一刻钟，或不是在运行系统的机器上打开的。请重新运行 linnet up 获取新链接，或在此登录。");
    internal static readonly PageText Wait = new("There were too many failed tries under this name. Wait {0} s, then try again.", "该用户名的失败尝试过多。请等待 {0} 秒后再试。");
    internal static readonly PageText FirstVisit = new("First visit to this hub?", "第一次使用？");
    internal static readonly PageText FirstVisitAdvice = new(
        "Nobody has a password here yet. When the hub first started, it printed the token of its administrator. Paste it below: you can then choose a password.",
        "目前还没有人设置密码。系统首次启动时打印了管理员令牌。把它粘贴到下面，即可设置密码。");
    internal static readonly PageText FirstVisitCommand = new("Whoever runs the hub can also set a password, or make users, with a command:", "运行系统的人也可以用命令设置密码或添加用户：");
    internal static readonly PageText NoAccount = new("No account? Ask an administrator of this hub for one.", "没有账户？请向管理员申请。");
    internal static readonly PageText NoAccountJoin = new("No account yet?", "还没有账户？");
    internal static readonly PageText Join = new("Create an account", "注册账户");
    internal static readonly PageText JoinLead = new("Your models' names begin with your user name.", "你的模型名称以用户名开头。");
    internal static readonly PageText NameHint = new("Letters, digits, and - _ . between them.", "字母、数字，中间可用 - _ .");
    internal static readonly PageText FullName = new("Full name", "姓名");
    internal static readonly PageText FullNameHint = new("As people write it; may be empty.", "显示用的名字，可以留空。");
    internal static readonly PageText NotTheSame = new("The two passwords are not the same.", "两次输入的密码不一致。");
    internal static readonly PageText Show = new("Or", "或者");
}
