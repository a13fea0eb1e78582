using CurationPipeline.Pdf.Security;
using CurationPipeline.Pdf.Tests.Support;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Pdf.Tests.Security;

public class DecryptorTests
{
    public static TheoryData<string> Files =>
        ["r2-rc4-40.pdf", "r3-rc4-128.pdf", "r4-aes-128.pdf", "r5-aes-256.pdf", "r6-aes-256.pdf"];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_users_password_opens(string file) => AssertOpens(file, "user");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_owners_password_opens(string file) => AssertOpens(file, "owner");

    [Theory]
    [MemberData(nameof(Files))]
    public void Without_its_password_a_file_asks_for_it(string file) =>
        Assert.Equal("The file is encrypted and needs a password: --password.", Refusal(file, null));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_wrong_password_is_called_wrong(string file) =>
        Assert.Equal("The password is wrong: give the one that the file was encrypted with as --password.", Refusal(file, "guess"));

    [Fact]
    public void An_empty_user_password_opens_without_asking() => AssertOpens("r4-empty-user.pdf", null);

    [Fact]
    public void Rc4_gives_the_published_vectors() =>
        Assert.Equal("BBF316E8D940AF0AD3", Convert.ToHexString(Rc4.Apply("Key"u8, "Plaintext"u8)));

    [Fact]
    public void A_password_is_hashed_in_one_spelling_only() =>
        Assert.Equal("a b1", PasswordProfile.Prepare("\u00aa\u00a0\u00adb\u200b\u00b9"));

    [Fact]
    public void Other_handlers_are_named_in_the_refusal()
    {
        var builder = PdfBuilder.Page("");
        builder.Trailer = "/Root 1 0 R /Encrypt << /Filter /Certificates /R 3 >>";

        var refusal = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(builder.Build()));

        Assert.Equal("The file is encrypted with the handler 'Certificates', which cannot be read; only password encryption can.", refusal.Message);
    }

    private static void AssertOpens(string file, string? password)
    {
        using var document = PdfDocument.Open(Read(file), password);

        Assert.Equal("Locked", document.ReadPage(1).Text());
        Assert.Equal("A locked title", document.Info.Title);
    }

    private static string Refusal(string file, string? password) =>
        Assert.Throws<PdfFormatException>(() => PdfDocument.Open(Read(file), password)).Message;

    private static byte[] Read(string file) =>
        File.ReadAllBytes(Repository.File("tests", "CurationPipeline.Pdf.Tests", "Security", "Files", file));
}
