using Linnet.Hub.Pages.Texts;

namespace Linnet.Hub.Pages.Origin.Keys;

/// <summary>Texts about signing keys.</summary>
internal static class KeyTexts
{
    internal static readonly PageText Title = new("Signing keys", "签名密钥");
    internal static readonly PageText Lead = new(
        "With a key you sign commits, so that whoever downloads a model can check that it is yours and unchanged. The hub keeps the public half only.",
        "用密钥为提交签名,下载者即可验证模型出自你且未被改动。本站只保存公钥。");
    internal static readonly PageText None = new("You have no signing keys yet", "还没有签名密钥");
    internal static readonly PageText NoneAdvice = new("Add the public half of one with the form on this page.", "请用本页的表单添加公钥。");
    internal static readonly PageText Fingerprint = new("Fingerprint", "指纹");
    internal static readonly PageText Added = new("Added", "添加时间");
    internal static readonly PageText Revoke = new("Revoke", "吊销");
    internal static readonly PageText RevokeLead = new("Nothing that it signed counts any more. This cannot be undone.", "它的所有签名将失效,且无法撤销。");
    internal static readonly PageText RevokeName = new("Revoke {0}", "吊销 {0}");
    internal static readonly PageText Revoked = new("revoked", "已吊销");
    internal static readonly PageText New = new("Add a key", "添加密钥");
    internal static readonly PageText Name = new("Name", "名称");
    internal static readonly PageText NameHint = new("Such as the machine that the key is on.", "例如密钥所在的机器。");
    internal static readonly PageText PublicKey = new("Public key", "公钥");
    internal static readonly PageText PublicKeyHint = new("A PEM file of ECDSA on the curve P-256.", "P-256 曲线上的 ECDSA 公钥(PEM 文件)。");
    internal static readonly PageText Proof = new("Proof", "证明");
    internal static readonly PageText ProofHint = new("A signature over your name, which shows that the key is yours. The command below makes it.", "对你用户名的签名,证明密钥归你所有。可用下面的命令生成。");
    internal static readonly PageText Add = new("Add key", "添加");
    internal static readonly PageText Make = new("Make a key", "生成密钥");
    internal static readonly PageText MakeProof = new("Make the proof", "生成证明");
}
