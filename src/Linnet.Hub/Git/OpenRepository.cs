using Linnet.Hub.Repositories;
using Microsoft.AspNetCore.Http;

namespace Linnet.Hub.Git;

/// <summary>Opens a repository for a git client, or throws because the caller may not.</summary>
/// <param name="context">The request; who asks is known.</param>
/// <param name="name">The repository, without <c>.git</c>.</param>
/// <param name="service">What shall be done with it.</param>
internal delegate Task<IGitObjectSource> OpenRepository(HttpContext context, RepositoryName name, GitService service);
