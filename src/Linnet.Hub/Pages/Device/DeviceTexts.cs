using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Device;

/// <summary>Texts of the page that lets programs in.</summary>
internal static class DeviceTexts
{
    internal static readonly PageText Title = new("Let a program in", "允许程序登录");
    internal static readonly PageText Lead = new("A program on another screen shows a code of eight letters. Type it here.", "另一屏幕上的程序显示了由八个字母组成的代码,请在此输入。");
    internal static readonly PageText Code = new("Code", "代码");
    internal static readonly PageText Next = new("Continue", "继续");
    internal static readonly PageText Unknown = new("No program waits under this code. Look at what it shows now, or start it again.", "没有程序在等待此代码。请核对程序当前显示的代码,或重新启动程序。");
    internal static readonly PageText Asks = new("{0} asks to act for you.", "{0} 请求以你的身份操作。");
    internal static readonly PageText Warning = new("Go on only if you have started it yourself and it shows {0}. Nobody else can have a reason to send you here.", "仅当程序由你亲自启动且显示 {0} 时才继续。任何他人都没有理由让你打开本页。");
    internal static readonly PageText MayWrite = new("Let it read and write", "允许读取和写入");
    internal static readonly PageText MayRead = new("Let it read only", "仅允许读取");
    internal static readonly PageText TurnAway = new("Turn it away", "拒绝");
    internal static readonly PageText LetIn = new("The program has been let in. It goes on within a few seconds; this page can be closed.", "程序已获准登录,几秒内即会继续。现在可以关闭本页。");
    internal static readonly PageText TurnedAway = new("The program was turned away.", "已拒绝该程序。");
}
