using CurationPipeline.Documents;
using CurationPipeline.Tests.Support;

namespace CurationPipeline.Tests.Fixtures;

/// <summary>A file that cannot be read gets one sentence that names it.</summary>
public sealed class BadFixtureTests
{
    [Theory]
    [InlineData("not-a-pdf.pdf", "not a PDF")]
    [InlineData("text-less.pdf", "no text")]
    [InlineData("needs-password.pdf", "password")]
    [InlineData("truncated.pdf", "")]
    public void It_is_refused_by_name_and_reason(string name, string reason)
    {
        var exception = Assert.Throws<DocumentException>(() => Read(name));

        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void A_file_without_bytes_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("empty.pdf"), []);

        var exception = Assert.Throws<DocumentException>(() => DocumentReader.Read(folder.File("empty.pdf")));

        Assert.Equal("'empty.pdf' is empty or no ordinary file; fetch the file again.", exception.Message);
    }

    [Fact]
    public void The_password_opens_the_encrypted_paper()
    {
        var document = Read("needs-password.pdf", new ReadOptions(Password: "correct-horse"));

        Assert.Equal(FixturePapers.Read(FixturePapers.LineNumbered).Text, document.Text);
    }

    [Fact]
    public void A_wrong_password_is_refused()
    {
        var exception = Assert.Throws<DocumentException>(() => Read("needs-password.pdf", new ReadOptions(Password: "battery-staple")));

        Assert.Contains("password", exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static Document Read(string name, ReadOptions? options = null) =>
        DocumentReader.Read(Repository.File("fixtures", "bad", name), options);
}
