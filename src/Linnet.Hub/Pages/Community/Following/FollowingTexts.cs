using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Community.Following;

/// <summary>Texts of likes and of following.</summary>
internal static class FollowingTexts
{
    internal static readonly PageText Like = new("Like", "喜欢");
    internal static readonly PageText Liked = new("Liked", "已喜欢");
    internal static readonly PageText LikeCount = new("{0} like this", "{0} 人喜欢");
    internal static readonly PageText Likers = new("Who likes this", "谁喜欢它");
    internal static readonly PageText LikesOf = new("What {0} likes", "{0} 喜欢的内容");
    internal static readonly PageText NoLikes = new("Nothing yet", "还没有内容");
    internal static readonly PageText Follow = new("Follow", "关注");
    internal static readonly PageText Unfollow = new("Follow no more", "取消关注");
    internal static readonly PageText Followers = new("Followers", "关注者");
    internal static readonly PageText Followed = new("Following", "正在关注");
    internal static readonly PageText Likes = new("Likes", "喜欢");
    internal static readonly PageText FollowersOf = new("Who follows {0}", "{0} 的关注者");
    internal static readonly PageText FollowedBy = new("Whom {0} follows", "{0} 关注的对象");
    internal static readonly PageText Nobody = new("Nobody yet", "还没有人");
    internal static readonly PageText SignInToFollow = new("Sign in to follow.", "登录后即可关注。");
}
