namespace CurationPipeline.Chat;

/// <summary>Keeps a model's replies by what was asked, and how it was asked, so that nothing is paid for twice.</summary>
/// <remarks>A reply is stored the moment that it comes, whatever happens to the run afterwards. Safe from any thread.</remarks>
public interface IReplyStore
{
    /// <summary>The reply kept under the key, as <see cref="Keep"/> was given it; null where there is none.</summary>
    string? Find(string key);

    void Keep(string key, string reply);
}
