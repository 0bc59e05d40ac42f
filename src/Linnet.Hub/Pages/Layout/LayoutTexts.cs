using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Layout;

/// <summary>Texts around every page.</summary>
internal static class LayoutTexts
{
    internal static readonly PageText SkipToContent = new("Skip to content", "跳到正文");
    internal static readonly PageText Home = new("Linnet Hub, home page", "Linnet Hub 首页");
    internal static readonly PageText Search = new("Search models", "搜索模型");
    internal static readonly PageText SearchHint = new("Search models…", "搜索模型…");
    internal static readonly PageText MainNavigation = new("Main", "主导航");
    internal static readonly PageText Models = new("Models", "模型");
    internal static readonly PageText Datasets = new("Datasets", "数据集");
    internal static readonly PageText Apps = new("Apps", "应用");
    internal static readonly PageText SignIn = new("Sign in", "登录");
    internal static readonly PageText Join = new("Create account", "注册");
    internal static readonly PageText SignOut = new("Sign out", "退出登录");
    internal static readonly PageText SignedInAs = new("Signed in as", "当前用户：");
    internal static readonly PageText AccountMenu = new("Account menu of {0}", "{0} 的账户菜单");
    internal static readonly PageText New = new("New", "新建");
    internal static readonly PageText Profile = new("Your page", "我的主页");
    internal static readonly PageText Settings = new("Settings", "设置");
    internal static readonly PageText Tokens = new("Access tokens", "访问令牌");
    internal static readonly PageText About = new("Linnet Hub: models, their versions and what is known about them, within your own walls.", "Linnet Hub：在自己的环境中保存模型、版本及其来历。");
    internal static readonly PageText Preferences = new("Preferences", "偏好");
    internal static readonly PageText Language = new("Language", "语言");
    internal static readonly PageText Theme = new("Theme", "主题");
    internal static readonly PageText Light = new("Light", "浅色");
    internal static readonly PageText Dark = new("Dark", "深色");
    internal static readonly PageText System = new("System", "跟随系统");
    internal static readonly PageText Breadcrumbs = new("You are here", "当前位置");
    internal static readonly PageText Pages = new("Pages", "分页");
    internal static readonly PageText Previous = new("Previous", "上一页");
    internal static readonly PageText Next = new("Next", "下一页");
    internal static readonly PageText Copy = new("Copy", "复制");
    internal static readonly PageText Copied = new("Copied", "已复制");
}
