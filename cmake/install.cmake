# The installed tree. Nothing in it holds the prefix, so that it may be moved.
include(CMakePackageConfigHelpers)
# Before GNUInstallDirs, which would choose lib/x86_64-linux-gnu under /usr; Debian's packagers set it themselves.
set(CMAKE_INSTALL_LIBDIR lib CACHE PATH "Folder of the libraries below the prefix")
include(GNUInstallDirs)

install(TARGETS assay assay_c assay_c_static EXPORT assayTargets FILE_SET HEADERS)
if(ASSAY_BUILD_CLI)
  install(TARGETS assay_cli)
endif()

set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/assay)
install(EXPORT assayTargets NAMESPACE assay:: DESTINATION ${cmake_dir})
configure_package_config_file(cmake/assayConfig.cmake.in assayConfig.cmake INSTALL_DESTINATION ${cmake_dir})
# Below 1.0 a minor version may break.
write_basic_package_version_file(assayConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES ${CMAKE_CURRENT_BINARY_DIR}/assayConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/assayConfigVersion.cmake
  DESTINATION ${cmake_dir})

# From the folder of the .pc files back to the prefix.
file(RELATIVE_PATH up /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
foreach(package assay assay-c assay-c-static)
  configure_file(cmake/${package}.pc.in ${package}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${package}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

set(share ${CMAKE_INSTALL_DATADIR}/assay)
get_property(policies GLOBAL PROPERTY assay_policies)
install(FILES src/json/assay-1.schema.json DESTINATION ${share}/schema)
install(FILES ${policies} DESTINATION ${share}/policies)
install(
  DIRECTORY capi/examples/ DESTINATION ${share}/examples
  FILES_MATCHING PATTERN "*.json" PATTERN "*.csv")
